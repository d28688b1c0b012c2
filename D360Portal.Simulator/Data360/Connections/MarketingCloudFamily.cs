namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A Marketing Cloud account.</summary>
/// <param name="Eid">The enterprise id; null until somebody has authenticated in the browser.</param>
/// <param name="BusinessUnits">The business units that are read.</param>
internal sealed record MarketingCloudFamily(string? Eid, IReadOnlyList<BusinessUnit> BusinessUnits) : ConnectionFamily
{
    /// <summary>The business units that data goes to.</summary>
    public IReadOnlyList<BusinessUnit> ActivationUnits { get; init; } = BusinessUnits;

    /// <summary>Which business unit's data goes to which data space.</summary>
    public IReadOnlyList<UnitSpace> Spaces { get; init; } = [];

    public bool CreatesProfileMappings { get; init; }
}
