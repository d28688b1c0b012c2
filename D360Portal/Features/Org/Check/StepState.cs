namespace D360Portal.Features.Org.Check;

/// <summary>What became of a step.</summary>
public enum StepState
{
    /// <summary>It has not been run.</summary>
    Waiting,

    /// <summary>It is being run.</summary>
    Running,

    /// <summary>It works.</summary>
    Passed,

    /// <summary>It does not work.</summary>
    Failed,

    /// <summary>It was not run, for a reason.</summary>
    Skipped,

    /// <summary>It was run and did not tell.</summary>
    Untold,
}
