namespace D360Portal.Features.Connections.Browse;

/// <summary>What the inventory is sorted by.</summary>
public enum BrowseSort
{
    /// <summary>The display text.</summary>
    Label,

    /// <summary>The API name.</summary>
    Name,

    /// <summary>The type's display text.</summary>
    Type,

    /// <summary>The status, what needs attention first.</summary>
    Status,

    /// <summary>The time of the last sync, never synced first.</summary>
    LastSync,
}
