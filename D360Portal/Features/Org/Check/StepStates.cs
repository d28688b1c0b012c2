namespace D360Portal.Features.Org.Check;

/// <summary>The words and signs of the states: colour alone says nothing.</summary>
internal static class StepStates
{
    /// <summary>The state in words.</summary>
    public static string Word(this StepState state) => state switch
    {
        StepState.Waiting => "Not run",
        StepState.Running => "Running",
        StepState.Passed => "Passed",
        StepState.Failed => "Failed",
        StepState.Skipped => "Skipped",
        _ => "Could not be told",
    };

    /// <summary>The state as a sign beside the word.</summary>
    public static string Sign(this StepState state) => state switch
    {
        StepState.Waiting => "",
        StepState.Running => "…",
        StepState.Passed => "✓",
        StepState.Failed => "✕",
        StepState.Skipped => "–",
        _ => "?",
    };
}
