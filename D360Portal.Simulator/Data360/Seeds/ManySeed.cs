namespace D360Portal.Simulator.Data360.Seeds;

/// <summary>A big org: so many connections over so many types, each type as big as the next.</summary>
internal sealed class ManySeed
{
    private readonly int _count;
    private readonly int _types;

    public ManySeed(int count, int types)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(types);
        _count = count;
        _types = types;
    }

    public void Sow(SimulatedData360 data360)
    {
        var types = data360.Catalogue.All(new Quirks())
            .Where(type => type.Attributes.Connection.Count > 0)
            .OrderBy(type => type.Name, StringComparer.OrdinalIgnoreCase)
            .Take(_types)
            .ToArray();
        if (types.Length < _types)
        {
            throw new InvalidOperationException($"The catalogue has {types.Length} types that can be connected to, not {_types}.");
        }

        for (var i = 0; i < _count; i++)
        {
            var type = types[i % types.Length];
            data360.Add(type.Name, $"{type.Label} {(i / types.Length) + 1:D4}");
        }
    }
}
