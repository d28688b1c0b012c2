namespace D360Portal.Features.Connections.Bulk;

/// <summary>Which rows the grid shows.</summary>
internal enum GridFilter
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those that cannot be sent.</summary>
    Errors,

    /// <summary>Those that the plan does not simply create: errors, conflicts, failed tests.</summary>
    NotCreated,

    /// <summary>Those whose API name was changed.</summary>
    Renamed,
}
