using System.Text.Json.Serialization;

namespace D360Portal.Storage;

[JsonSerializable(typeof(StoredDefinition))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
