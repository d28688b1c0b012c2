using D360Portal.Salesforce.Data360.Wire;

namespace D360Portal.Salesforce.Data360;

/// <summary>What reads an object through a connector, again and again, as far as Salesforce told. Nothing of it is sure to be there.</summary>
public sealed record DataStreamEntry
{
    /// <summary>The record id; null when not told.</summary>
    public string? Id { get; init; }

    /// <summary>The API name; null when not told.</summary>
    public string? Name { get; init; }

    /// <summary>The display text; the API name, the id or "(no name)" where there is none.</summary>
    public required string Label { get; init; }

    /// <summary>Whether it works.</summary>
    public ConnectionStatus Status { get; init; }

    /// <summary>The connector that it reads through, which no specification has, and some answers may; null when not told.</summary>
    public ConnectionId? ConnectionId { get; init; }

    /// <summary>The connector's API name; null when not told.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>The connector's type, or a word for many of them such as <c>DataConnector</c>; null when not told.</summary>
    public string? ConnectorType { get; init; }

    /// <summary>The name of what it reads from: <c>{connectorType}_{connectionName}</c> for data connectors; null when not told.</summary>
    public string? DataSource { get; init; }

    /// <summary>Reads what Salesforce wrote.</summary>
    internal static DataStreamEntry From(DataStreamRecord record) => new()
    {
        Id = NotBlank(record.RecordId) ?? NotBlank(record.Id),
        Name = NotBlank(record.Name),
        Label = NotBlank(record.Label) ?? NotBlank(record.Name) ?? NotBlank(record.RecordId) ?? "(no name)",
        Status = new ConnectionStatus(record.Status),
        ConnectionId = Data360.ConnectionId.TryParse(record.ConnectionId ?? record.ConnectorInfo?.ConnectorDetails?.ConnectionId, out var id) ? id : null,
        ConnectionName = NotBlank(record.ConnectorInfo?.ConnectorDetails?.Name),
        ConnectorType = NotBlank(record.ConnectorInfo?.ConnectorType),
        DataSource = NotBlank(record.DataSource),
    };

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
