namespace D360Portal.Features.Connections;

/// <summary>The connectors of an org to compare with, and how far they can be trusted.</summary>
/// <param name="Rows">The connectors; only some of them where reading failed.</param>
/// <param name="ReadAt">When Salesforce told them; null where it did not tell them to the end.</param>
public sealed record NeighbourList(IReadOnlyList<ConnectionRow> Rows, DateTimeOffset? ReadAt)
{
    /// <summary>Why they could not be read, in a sentence; null when they could.</summary>
    public string? Failure { get; init; }

    /// <summary>What of them may be missing although Salesforce told no error, in a sentence; null for nothing.</summary>
    public string? Gap { get; init; }
}
