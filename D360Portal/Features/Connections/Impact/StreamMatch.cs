namespace D360Portal.Features.Connections;

/// <summary>Whether a data stream reads through a connector.</summary>
public enum StreamMatch
{
    /// <summary>It says that it reads through another.</summary>
    Other,

    /// <summary>It does not say.</summary>
    Untold,

    /// <summary>By its names it does.</summary>
    Likely,

    /// <summary>By the connector's id it does.</summary>
    Sure,
}
