using System.Text.Json.Serialization;
using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(LooseStringConverter), typeof(LooseBooleanConverter)])]
[JsonSerializable(typeof(ConnectionInput))]
[JsonSerializable(typeof(ConnectionListAnswer))]
[JsonSerializable(typeof(ConnectionRecord))]
[JsonSerializable(typeof(ConnectorTypeListAnswer))]
[JsonSerializable(typeof(ConnectorTypeRecord))]
[JsonSerializable(typeof(ParameterRecord))]
[JsonSerializable(typeof(AttributeRecord))]
[JsonSerializable(typeof(QueryAnswer<OrganizationRecord>))]
[JsonSerializable(typeof(TestAnswer))]
[JsonSerializable(typeof(TestErrorRecord))]
[JsonSerializable(typeof(UserInfo))]
internal sealed partial class Data360JsonContext : JsonSerializerContext;
