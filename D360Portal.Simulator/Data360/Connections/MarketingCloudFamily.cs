namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A Marketing Cloud account.</summary>
/// <param name="Eid">The enterprise id; null until somebody has authenticated in the browser.</param>
/// <param name="BusinessUnits">The business units that are read.</param>
internal sealed record MarketingCloudFamily(string? Eid, IReadOnlyList<BusinessUnit> BusinessUnits) : ConnectionFamily;
