namespace D360Portal.Features.Connections;

/// <summary>Who says that a setting exists.</summary>
public enum FieldOrigin
{
    /// <summary>The catalogue.</summary>
    Catalogue,

    /// <summary>Only the connector that is cloned: the catalogue does not know the setting.</summary>
    ClonedConnector,

    /// <summary>Only other connectors of the type in this org.</summary>
    Neighbours,
}
