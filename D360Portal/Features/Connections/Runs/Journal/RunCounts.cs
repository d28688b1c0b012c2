namespace D360Portal.Features.Connections;

/// <summary>How many rows of a run are in which state.</summary>
/// <param name="ByState">States that no row is in may be missing.</param>
public sealed record RunCounts(IReadOnlyDictionary<RunRowState, int> ByState)
{
    /// <summary>None at all.</summary>
    public static RunCounts Empty { get; } = new(new Dictionary<RunRowState, int>());

    /// <summary>Created rows that an undo was to delete and could not; the reason is written down with them.</summary>
    public int NotDeleted { get; init; }

    /// <summary>How many rows are in that state.</summary>
    public int this[RunRowState state] => ByState.GetValueOrDefault(state);

    /// <summary>All rows.</summary>
    public int All => ByState.Values.Sum();

    /// <summary>Rows that are not sent yet, or on their way.</summary>
    public int Open => this[RunRowState.Waiting] + this[RunRowState.Sending] + this[RunRowState.Testing];

    /// <summary>Rows that have come to something.</summary>
    public int Settled => All - Open;

    /// <summary>Rows that mending and sending again may cure.</summary>
    public int Failed => this[RunRowState.Rejected] + this[RunRowState.Unknown];
}
