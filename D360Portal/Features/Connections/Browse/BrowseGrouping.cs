namespace D360Portal.Features.Connections.Browse;

/// <summary>What the inventory is grouped by.</summary>
public enum BrowseGrouping
{
    /// <summary>One plain list.</summary>
    None,

    /// <summary>By connector type.</summary>
    Type,

    /// <summary>By status.</summary>
    Status,
}
