using D360Portal.Simulator.Data360.Schemas;
using D360Portal.Simulator.Data360.Sources;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>One configured connection, as the org keeps it.</summary>
internal sealed record StoredConnection
{
    /// <summary>The record id, 18 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The type, in its exact case.</summary>
    public required string ConnectorType { get; init; }

    /// <summary>The display text.</summary>
    public required string Label { get; init; }

    /// <summary>The developer name.</summary>
    public required string Name { get; init; }

    public required ConnectionFamily Family { get; init; }

    public ConnectionHealth Health { get; init; }

    /// <summary>What lies behind it.</summary>
    public Source Source { get; init; } = Source.Answering;

    /// <summary>When the org will have found out what lies behind it; null when it is not looking.</summary>
    public DateTimeOffset? SettlesAt { get; init; }

    /// <summary>Whether a data stream reads through it, so that it cannot be deleted.</summary>
    public bool IsInUse { get; init; }

    /// <summary>The events of a source that pushes.</summary>
    public IReadOnlyList<StoredSchema> Schemas { get; init; } = [];

    /// <summary>The script with which a web site sends its events.</summary>
    public string Sitemap { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public SimulatedUser CreatedBy { get; init; } = SimulatedUser.Admin;

    public SimulatedUser ModifiedBy { get; init; } = SimulatedUser.Admin;

    /// <summary>The connection as it is at a time.</summary>
    public StoredConnection At(DateTimeOffset now) => SettlesAt <= now ? Settled() : this;

    /// <summary>The connection after the org has looked at what lies behind it.</summary>
    public StoredConnection Settled() => this with
    {
        Health = Source.Fault is null ? ConnectionHealth.Connected : ConnectionHealth.Failed,
        SettlesAt = null,
    };

    /// <summary>Which one it is: credentials must not be printed.</summary>
    public override string ToString() => $"{ConnectorType} {Id}";
}
