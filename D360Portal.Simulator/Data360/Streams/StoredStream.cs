namespace D360Portal.Simulator.Data360.Streams;

/// <summary>One data stream: what reads an object through a connection, again and again.</summary>
internal sealed record StoredStream
{
    /// <summary>The record id, 18 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The developer name.</summary>
    public required string Name { get; init; }

    /// <summary>The display text.</summary>
    public required string Label { get; init; }

    /// <summary>The id of the connection that it reads through.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>What it reads: a table, a file, an event.</summary>
    public required string SourceObject { get; init; }

    /// <summary>Active, Deleting, Error or Processing.</summary>
    public string Status { get; init; } = "Active";

    /// <summary>How its last run ended, such as Success, Failure or None.</summary>
    public string LastRunStatus { get; init; } = "Success";

    /// <summary>When its last run ended; null when there was none.</summary>
    public DateTimeOffset? LastRefreshAt { get; init; }

    public long TotalRecords { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
