namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A business unit of Marketing Cloud, and the data space that its data goes to.</summary>
internal sealed record UnitSpace(string Mid, string DataSpace);
