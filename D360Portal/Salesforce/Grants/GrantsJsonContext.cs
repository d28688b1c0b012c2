using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Grants;

[JsonSourceGenerationOptions(Converters = [typeof(LooseStringConverter)])]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(UserInfo))]
internal sealed partial class GrantsJsonContext : JsonSerializerContext;
