using System.Text.Json.Serialization;
using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(LooseStringConverter)])]
[JsonSerializable(typeof(QueryAnswer<OrganizationRecord>))]
[JsonSerializable(typeof(UserInfo))]
internal sealed partial class Data360JsonContext : JsonSerializerContext;
