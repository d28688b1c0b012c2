using System.Globalization;

namespace D360Portal.Features.Connections;

/// <summary>The states of runs and rows in the words of the screen and of the results.</summary>
internal static class RunWords
{
    /// <summary>A row's state.</summary>
    public static string Of(RunRowState state) => state switch
    {
        RunRowState.Waiting => "Waiting",
        RunRowState.Sending => "Sending",
        RunRowState.Testing => "Testing",
        RunRowState.Created => "Created",
        RunRowState.AlreadyThere => "Already there",
        RunRowState.Rejected => "Rejected",
        RunRowState.Unknown => "Unknown",
        RunRowState.Skipped => "Skipped",
        RunRowState.Removing => "Deleting",
        RunRowState.Removed => "Deleted",
        _ => state.ToString(),
    };

    /// <summary>A run's state.</summary>
    public static string Of(RunState state) => state switch
    {
        RunState.Running => "Running",
        RunState.Paused => "Paused",
        RunState.Stopped => "Stopped",
        RunState.Done => "Done",
        RunState.Undoing => "Being undone",
        RunState.Undone => "Undone",
        _ => state.ToString(),
    };

    /// <summary>How a row's state is coloured: <c>tone-good</c>, <c>tone-bad</c>, <c>tone-open</c> or nothing.</summary>
    public static string ToneOf(RunRowState state) => state switch
    {
        RunRowState.Created or RunRowState.AlreadyThere => "tone-good",
        RunRowState.Rejected => "tone-bad",
        RunRowState.Unknown or RunRowState.Sending or RunRowState.Testing or RunRowState.Removing => "tone-open",
        _ => "",
    };

    /// <summary>So many rows.</summary>
    public static string Rows(int count) => count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} rows");

    /// <summary>What rows are that failed for one cause.</summary>
    public static string Of(RunFailureGroup group) => group.State is RunRowState.Created ? "not deleted" : Of(group.State).ToLowerInvariant();
}
