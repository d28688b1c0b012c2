namespace D360Portal.Salesforce.Data360;

/// <summary>What the events of one kind look like that a source pushes.</summary>
/// <param name="Name">Its API name.</param>
public sealed record ConnectionSchema(string Name)
{
    /// <summary>Its display text; null where it has none of its own.</summary>
    public string? Label { get; init; }

    /// <summary><c>IngestApi</c>, <c>StreamingApp</c> or <c>DataConnectionEvent</c>; null when not told.</summary>
    public string? Kind { get; init; }

    /// <summary><c>Available</c> or <c>InUse</c>, which is seen as <c>In Use</c> too; null when not told.</summary>
    public string? Availability { get; init; }

    /// <summary><c>Engagement</c>, <c>Profile</c> or <c>Other</c>; null where there is no such thing.</summary>
    public string? Category { get; init; }

    /// <summary>When it was last changed; null when not told.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Its fields.</summary>
    public IReadOnlyList<SchemaField> Fields { get; init; } = [];

    /// <summary>Whether a data stream reads it.</summary>
    public bool IsInUse => string.Equals(Availability?.Replace(" ", "", StringComparison.Ordinal), "InUse", StringComparison.OrdinalIgnoreCase);
}
