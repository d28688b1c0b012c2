using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Features.Connections;

/// <summary>A misspelt key, or one that is given twice, stops the reading: the data is ours.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(FieldHintRow[]))]
internal sealed partial class FieldHintsJsonContext : JsonSerializerContext;
