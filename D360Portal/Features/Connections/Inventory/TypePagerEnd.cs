namespace D360Portal.Features.Connections;

/// <summary>How the reading of a list ended.</summary>
internal enum TypePagerEnd
{
    /// <summary>All of it was read.</summary>
    Complete,

    /// <summary>All of it was read, but some items were not of the form of a connector.</summary>
    SomeUnreadable,

    /// <summary>The server gave the same page again and again.</summary>
    Repeated,

    /// <summary>The list did not end after more connectors than an org can have.</summary>
    TooMany,
}
