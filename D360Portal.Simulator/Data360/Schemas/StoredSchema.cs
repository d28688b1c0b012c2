namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>What one kind of event of a source that pushes looks like.</summary>
internal sealed record StoredSchema
{
    public required string Name { get; init; }

    public required string Label { get; init; }

    /// <summary>DataConnectionEvent, IngestApi or StreamingApp.</summary>
    public required string SchemaType { get; init; }

    /// <summary>Engagement, Other or Profile; null where the type has no such thing.</summary>
    public string? Category { get; init; }

    public IReadOnlyList<SchemaField> Fields { get; init; } = [];

    /// <summary>Whether a data stream reads it.</summary>
    public bool IsInUse { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }
}
