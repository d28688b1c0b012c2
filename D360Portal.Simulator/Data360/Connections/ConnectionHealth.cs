namespace D360Portal.Simulator.Data360.Connections;

/// <summary>How a connection is. Which words an org has for it is a switch.</summary>
internal enum ConnectionHealth
{
    Connected,
    Processing,
    Disconnected,
    Failed,
    NeedsReAuth,
}
