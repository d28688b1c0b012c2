namespace D360Portal.Features.Connections;

/// <summary>How far a run has come in what it is at: sending its rows, or deleting again what it created.</summary>
/// <param name="Done">So many are done.</param>
/// <param name="All">Of so many.</param>
/// <param name="Words">The same in words, such as <c>12 of 30 rows</c>.</param>
internal sealed record RunProgress(int Done, int All, string Words)
{
    /// <summary>No run.</summary>
    public static RunProgress None { get; } = new(0, 0, "");

    /// <summary>Full tenths of the way.</summary>
    public int Tenths => All == 0 ? 0 : Done * 10 / All;

    /// <summary>Of a run whose rows are in these states. What an undo never meant to delete is no part of its way.</summary>
    public static RunProgress Of(RunState state, RunCounts counts)
    {
        var removed = counts[RunRowState.Removed];
        var removable = removed + counts[RunRowState.Removing] + counts.NotDeleted;
        var kept = counts.NotDeleted > 0 ? $", {counts.NotDeleted} could not be deleted" : "";
        return state is RunState.Undoing or RunState.Undone
            ? new(removed, removable, $"{removed} of {removable} deleted{kept}")
            : new(counts.Settled, counts.All, $"{counts.Settled} of {RunWords.Rows(counts.All)}");
    }

    /// <summary>The line of a run in the list of runs.</summary>
    public static string LineOf(RunState state, RunCounts counts)
    {
        var created = counts[RunRowState.Created];
        var failed = counts.Failed > 0 ? $", {counts.Failed} failed" : "";
        return state switch
        {
            RunState.Running or RunState.Paused => $"{Of(state, counts).Words}, {created} created{failed}",
            RunState.Undoing or RunState.Undone => Of(state, counts).Words,
            _ => $"{created} of {counts.All} created{failed}",
        };
    }
}
