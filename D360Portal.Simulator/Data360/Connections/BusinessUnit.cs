namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A business unit of Marketing Cloud.</summary>
internal sealed record BusinessUnit(string Id, string Mid, string Name, string Label);
