namespace D360Portal.Features.Connections.Browse;

/// <summary>One line of the list.</summary>
public abstract record BrowseItem
{
    private BrowseItem()
    {
    }

    /// <summary>A connector.</summary>
    /// <param name="Row">The connector.</param>
    /// <param name="Number">Its place among the connectors shown, from 1.</param>
    public sealed record Line(ConnectionRow Row, int Number) : BrowseItem;

    /// <summary>The heading of a group.</summary>
    /// <param name="Name">The type or status that its connectors share.</param>
    /// <param name="Count">How many they are.</param>
    /// <param name="IsOpen">Whether they are shown.</param>
    public sealed record Group(string Name, int Count, bool IsOpen) : BrowseItem;
}
