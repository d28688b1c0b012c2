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
[JsonSerializable(typeof(DataStreamListAnswer))]
[JsonSerializable(typeof(DataStreamRecord))]
[JsonSerializable(typeof(ParameterRecord))]
[JsonSerializable(typeof(AttributeRecord))]
[JsonSerializable(typeof(FeatureRecord))]
[JsonSerializable(typeof(QueryAnswer<OrganizationRecord>))]
[JsonSerializable(typeof(SourceAnswer))]
[JsonSerializable(typeof(SourceQuestion))]
[JsonSerializable(typeof(TestAnswer))]
[JsonSerializable(typeof(TestErrorRecord))]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(SqlInput))]
[JsonSerializable(typeof(SqlAnswer))]
[JsonSerializable(typeof(Data360TokenAnswer))]
[JsonSerializable(typeof(LimitsAnswer))]
internal sealed partial class Data360JsonContext : JsonSerializerContext;
