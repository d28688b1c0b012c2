using D360Portal.Simulator.Data360.Seeds;

namespace D360Portal.Simulator.Data360;

/// <summary>What connections an org starts with. The same seed always grows the same connections.</summary>
public sealed class OrgSeed
{
    private readonly Action<SimulatedData360> _sow;

    private OrgSeed(Action<SimulatedData360> sow) => _sow = sow;

    /// <summary>A group of hospitals: more than 150 connections over a dozen types, most of them clinics' MySQL databases, some of them ill, a few with hostile labels, a few used by data streams.</summary>
    public static OrgSeed Hospitals { get; } = new(HospitalSeed.Sow);

    /// <summary>
    /// Bad data: a catalogue with entries that no form expects, a connection of a type that is not in it, and connections that it does not
    /// explain.
    /// </summary>
    public static OrgSeed Oddities { get; } = new(OdditySeed.Sow);

    /// <summary>No connection at all.</summary>
    public static OrgSeed Empty { get; } = new(_ => { });

    /// <summary>A number of connections spread evenly over a number of types of the catalogue.</summary>
    public static OrgSeed Many(int count, int types) => new(new ManySeed(count, types).Sow);

    /// <summary>A number of connections of one type, for the edges of pages.</summary>
    public static OrgSeed Exactly(int count, string connectorType = "AwsRdsMySql") => new(data360 =>
    {
        foreach (var number in Enumerable.Range(1, count))
        {
            data360.Add(connectorType, $"{connectorType} {number:D3}");
        }
    });

    internal void Sow(SimulatedData360 data360) => _sow(data360);
}
