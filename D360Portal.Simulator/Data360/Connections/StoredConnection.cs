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

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public SimulatedUser CreatedBy { get; init; } = SimulatedUser.Admin;

    public SimulatedUser ModifiedBy { get; init; } = SimulatedUser.Admin;

    /// <summary>Which one it is: credentials must not be printed.</summary>
    public override string ToString() => $"{ConnectorType} {Id}";
}
