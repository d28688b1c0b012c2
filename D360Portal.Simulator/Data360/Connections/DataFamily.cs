namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A database, a file store or a service: everything that has no form of its own.</summary>
internal sealed record DataFamily : ConnectionFamily
{
    /// <summary>Ingress or Egress.</summary>
    public string Method { get; init; } = "Ingress";

    /// <summary>What anybody may read.</summary>
    public IReadOnlyList<NamedValue> Parameters { get; init; } = [];

    /// <summary>What is kept and never shown.</summary>
    public IReadOnlyList<NamedValue> Credentials { get; init; } = [];

    public SyncState Sync { get; init; } = SyncState.None;

    public bool IsEditable { get; init; } = true;

    public bool IsDeletable { get; init; } = true;
}
