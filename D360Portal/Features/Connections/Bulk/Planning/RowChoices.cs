using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What the user decided for single rows.</summary>
/// <param name="Chosen">Numbers of rows that are created in spite of a conflict or a failed test.</param>
public sealed record RowChoices(ImmutableHashSet<int> Chosen)
{
    /// <summary>Nothing is decided.</summary>
    public static RowChoices None { get; } = new([]);
}
