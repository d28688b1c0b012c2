using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Explaining;

/// <summary>A misspelt key, or one that is given twice, stops the reading: the data is ours.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExplanationRow[]))]
internal sealed partial class ExplanationsJsonContext : JsonSerializerContext;
