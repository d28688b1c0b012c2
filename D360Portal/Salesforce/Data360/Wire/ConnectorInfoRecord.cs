namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The connector of a data stream: <c>{"connectorType":"DataConnector","connectorDetails":{"name":"Clinic_02"}}</c>.</summary>
internal sealed record ConnectorInfoRecord(string? ConnectorType, ConnectorDetailsRecord? ConnectorDetails);
