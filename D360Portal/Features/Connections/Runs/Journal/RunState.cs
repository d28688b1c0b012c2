namespace D360Portal.Features.Connections;

/// <summary>What a run is at.</summary>
public enum RunState
{
    /// <summary>It sends, or will as soon as a process is there to do it.</summary>
    Running,

    /// <summary>It waits, for the reason that stands beside it.</summary>
    Paused,

    /// <summary>Its user ended it before its time.</summary>
    Stopped,

    /// <summary>Nothing is left to send.</summary>
    Done,

    /// <summary>What it created is being deleted.</summary>
    Undoing,

    /// <summary>What it created is deleted, as far as it could be.</summary>
    Undone,
}
