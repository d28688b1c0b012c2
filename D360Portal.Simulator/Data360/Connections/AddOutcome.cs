namespace D360Portal.Simulator.Data360.Connections;

/// <summary>What became of a connection that was to be stored.</summary>
internal enum AddOutcome
{
    Added,

    /// <summary>Another connection has the name, or had it a moment ago.</summary>
    NameTaken,

    /// <summary>The org has as many as it may have.</summary>
    Full,

    /// <summary>The connection that was to be replaced is no longer there.</summary>
    Gone,
}
