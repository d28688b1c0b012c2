namespace D360Portal.Simulator.Data360.Sources;

/// <summary>Why a source cannot be read.</summary>
internal enum SourceFault
{
    /// <summary>Salesforce has not switched the connector type on for the org.</summary>
    NotEntitled,

    /// <summary>A value cannot be what it is meant to be.</summary>
    Malformed,

    /// <summary>Nobody answers at the address.</summary>
    Unreachable,

    /// <summary>The source does not accept the password.</summary>
    Denied,
}
