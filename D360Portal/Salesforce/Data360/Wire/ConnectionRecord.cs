using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>One connection as Salesforce writes it, in a list and by itself. Only <c>connectorType</c> is sure to be there.</summary>
/// <remarks>
/// Data connections have <c>status</c> and <c>params</c> (to create one they are called <c>parameters</c>), CRM connections
/// <c>connectionStatus</c>; what else there is (<c>tenantSpecificEndpoint</c>, <c>modules</c>, audit fields) lands in <see cref="Other"/>.
/// </remarks>
internal sealed record ConnectionRecord
{
    public string? Id { get; init; }

    public string? ConnectorType { get; init; }

    public string? ConnectorLabel { get; init; }

    public string? Label { get; init; }

    public string? Name { get; init; }

    public string? Method { get; init; }

    public string? Status { get; init; }

    public string? ConnectionStatus { get; init; }

    public string? SyncStatus { get; init; }

    public string? LastSyncDate { get; init; }

    public string? LastDataChangeErrorCode { get; init; }

    public string? CreatedDate { get; init; }

    public string? LastModifiedDate { get; init; }

    public bool? Editable { get; init; }

    public bool? Deletable { get; init; }

    [JsonConverter(typeof(LooseListConverter<ParameterRecord>))]
    public IReadOnlyList<ParameterRecord?>? Params { get; init; }

    [JsonConverter(typeof(LooseListConverter<ParameterRecord>))]
    public IReadOnlyList<ParameterRecord?>? Credentials { get; init; }

    /// <remarks>Settable, because the source-generated reader cannot fill extension data through <c>init</c>.</remarks>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}
