namespace D360Portal.Features.Connections.Details.Source;

/// <summary>How deep in a source somebody looks.</summary>
public enum SourceLevel
{
    /// <summary>At its databases.</summary>
    Databases,

    /// <summary>At the schemas of one.</summary>
    Schemas,

    /// <summary>At the objects of one, or of all.</summary>
    Objects,

    /// <summary>At the fields of an object, and perhaps at its rows.</summary>
    Fields,
}
