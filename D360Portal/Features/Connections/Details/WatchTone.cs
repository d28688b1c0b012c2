namespace D360Portal.Features.Connections.Details;

/// <summary>How what the watch saw is to be taken.</summary>
public enum WatchTone
{
    /// <summary>Nothing is known yet.</summary>
    Waiting,

    /// <summary>It works.</summary>
    Good,

    /// <summary>It may work or not.</summary>
    Open,

    /// <summary>It does not work.</summary>
    Bad,
}
