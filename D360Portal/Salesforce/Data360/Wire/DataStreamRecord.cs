namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>One data stream as Salesforce writes it.</summary>
/// <remarks><c>id</c> is among the audit fields and repeats <c>recordId</c>; <c>connectionId</c> is in no specification.</remarks>
internal sealed record DataStreamRecord
{
    public string? RecordId { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Label { get; init; }

    public string? Status { get; init; }

    public string? DataSource { get; init; }

    public string? ConnectionId { get; init; }

    public ConnectorInfoRecord? ConnectorInfo { get; init; }
}
