namespace D360Portal.Features.Connections;

/// <summary>Which states may follow which. The journal refuses every other move, whoever comes late with it.</summary>
public static class RunMoves
{
    /// <summary>Whether a row may go from one state to another.</summary>
    public static bool IsLegal(RunRowState from, RunRowState to) => (from, to) switch
    {
        // Found by looking before it was sent (again), or not to be sent any more.
        (RunRowState.Waiting, RunRowState.Sending or RunRowState.Created or RunRowState.AlreadyThere or RunRowState.Skipped) => true,
        (RunRowState.Sending, RunRowState.Waiting or RunRowState.Testing or RunRowState.Created or RunRowState.AlreadyThere or RunRowState.Rejected or RunRowState.Unknown) => true,
        (RunRowState.Testing, RunRowState.Rejected) => true,
        (RunRowState.Unknown, RunRowState.Created or RunRowState.Waiting) => true,
        (RunRowState.Rejected, RunRowState.Waiting) => true,
        (RunRowState.Created, RunRowState.Removing) => true,
        (RunRowState.Removing, RunRowState.Removed or RunRowState.Created) => true,
        _ => false,
    };

    /// <summary>Whether a run may go from one state to another.</summary>
    public static bool IsLegal(RunState from, RunState to) => (from, to) switch
    {
        (RunState.Running, RunState.Paused or RunState.Stopped or RunState.Done) => true,
        (RunState.Paused, RunState.Running or RunState.Stopped) => true,
        (RunState.Done, RunState.Running or RunState.Undoing) => true,
        (RunState.Stopped, RunState.Undoing) => true,
        (RunState.Undoing, RunState.Undone) => true,
        (RunState.Undone, RunState.Undoing) => true,
        _ => false,
    };

    /// <summary>The states that a row may come from.</summary>
    public static IReadOnlyList<RunRowState> Before(RunRowState to) => [.. Enum.GetValues<RunRowState>().Where(from => IsLegal(from, to))];

    /// <summary>The states that a run may come from.</summary>
    public static IReadOnlyList<RunState> Before(RunState to) => [.. Enum.GetValues<RunState>().Where(from => IsLegal(from, to))];

    /// <summary>Whether a row in this state still needs its secrets: it may be sent yet, by itself or when the user retries it.</summary>
    public static bool NeedsSecrets(RunRowState state) =>
        state is RunRowState.Waiting or RunRowState.Sending or RunRowState.Testing or RunRowState.Rejected or RunRowState.Unknown;
}
