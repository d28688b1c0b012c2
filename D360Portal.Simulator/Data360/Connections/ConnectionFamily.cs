namespace D360Portal.Simulator.Data360.Connections;

/// <summary>What a connection has besides the fields that all share. The API has five forms, which the connector type decides.</summary>
internal abstract record ConnectionFamily;
