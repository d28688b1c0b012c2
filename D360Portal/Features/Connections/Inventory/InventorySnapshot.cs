using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>The inventory at one moment. A new one replaces it whenever something arrives.</summary>
public sealed record InventorySnapshot
{
    /// <summary>Before anything was asked.</summary>
    public static InventorySnapshot Nothing { get; } = new();

    /// <summary>The connectors that have arrived, by type, in the order in which Salesforce gave them.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ConnectionRow>> RowsByType { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<ConnectionRow>>(StringComparer.Ordinal);

    /// <summary>How many connectors have arrived.</summary>
    public int Count => RowsByType.Values.Sum(rows => rows.Length);

    /// <summary>The catalogue's entries; empty until it has arrived.</summary>
    public ImmutableArray<ConnectorType> Catalogue { get; init; } = [];

    /// <summary>Whether Salesforce is being asked.</summary>
    public bool IsLoading { get; init; }

    /// <summary>Steps of the load that are done: types, or pages of the one list.</summary>
    public int StepsDone { get; init; }

    /// <summary>Steps of the load in all, as far as they are known.</summary>
    public int Steps { get; init; }

    /// <summary>What went wrong, as of the last load.</summary>
    public ImmutableArray<InventoryProblem> Problems { get; init; } = [];

    /// <summary>Calls that the last load cost.</summary>
    public int Calls { get; init; }

    /// <summary>When the last load ended; null before the first has.</summary>
    public DateTimeOffset? LoadedAt { get; init; }

    /// <summary>How many types were left out because they had no connectors when they were last asked.</summary>
    public int TypesLeftOut { get; init; }

    /// <summary>Whether the grant ended while the list was read. What had arrived is kept.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>Whether the last load was given up because nobody looked any more. Whoever looks next starts another.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>Whether the org refuses a list of all types, so that each must be asked by itself.</summary>
    public bool ListsByType { get; init; }

    /// <summary>Every connector that has arrived.</summary>
    public IEnumerable<ConnectionRow> Rows => RowsByType.Values.SelectMany(rows => rows);

    /// <summary>With the catalogue, whose names for the types the rows then have.</summary>
    internal InventorySnapshot WithCatalogue(IReadOnlyCollection<ConnectorType> catalogue)
    {
        var named = this with { Catalogue = [.. catalogue] };
        return named with
        {
            RowsByType = RowsByType.ToImmutableSortedDictionary(
                rows => rows.Key,
                rows => rows.Value.Select(row => row with { TypeLabel = named.LabelOf(row.Type) ?? row.TypeLabel }).ToImmutableArray(),
                StringComparer.Ordinal),
        };
    }

    /// <summary>With the connectors of a type, in place of those that it had.</summary>
    internal InventorySnapshot With(ConnectorTypeName type, IEnumerable<Connection> connections)
    {
        var label = LabelOf(type);
        var array = connections.Select(connection => ConnectionRow.From(connection, label)).ToImmutableArray();
        return this with
        {
            RowsByType = array.IsEmpty ? RowsByType.Remove(type.ToString()) : RowsByType.SetItem(type.ToString(), array),
        };
    }

    /// <summary>With one connector more, or in place of the one with its id.</summary>
    internal InventorySnapshot With(Connection connection)
    {
        var key = connection.Type.ToString();
        var rows = RowsByType.GetValueOrDefault(key, []);
        var made = ConnectionRow.From(connection, LabelOf(connection.Type));
        var place = rows.FirstOrDefault(row => row.Id is not null && row.Id == connection.Id);
        return this with { RowsByType = RowsByType.SetItem(key, place is null ? rows.Add(made) : rows.Replace(place, made)) };
    }

    /// <summary>Without the connectors of those ids.</summary>
    internal InventorySnapshot Without(IReadOnlySet<ConnectionId> ids)
    {
        if (!Rows.Any(IsOne))
        {
            return this;
        }

        var left = RowsByType.Select(rows => KeyValuePair.Create(rows.Key, rows.Value.RemoveAll(IsOne))).Where(rows => !rows.Value.IsEmpty);
        return this with { RowsByType = left.ToImmutableSortedDictionary(StringComparer.Ordinal) };

        bool IsOne(ConnectionRow row) => row.Id is { } id && ids.Contains(id);
    }

    /// <summary>With some of the connectors of a type, beside those that it had: nobody knows whether these are still there.</summary>
    internal InventorySnapshot WithPart(ConnectorTypeName type, IEnumerable<Connection> connections)
    {
        var part = With(type, connections);
        var arrived = part.RowsOf(type);
        if (arrived.IsEmpty)
        {
            return this;
        }

        var ids = arrived.Select(row => row.Id).ToHashSet();
        var others = RowsOf(type).Where(row => row.Id is not null && !ids.Contains(row.Id));
        return part with { RowsByType = part.RowsByType.SetItem(type.ToString(), [.. arrived, .. others]) };
    }

    private ImmutableArray<ConnectionRow> RowsOf(ConnectorTypeName type) => RowsByType.GetValueOrDefault(type.ToString(), []);

    /// <summary>The catalogue's name for a type, with the type's own where two types are called the same; null where it has none.</summary>
    private string? LabelOf(ConnectorTypeName type)
    {
        var name = type.OfCatalogue();
        var label = Catalogue.FirstOrDefault(entry => entry.Name == name)?.Label;
        return label is not null && Catalogue.Count(entry => entry.Label == label) > 1 ? $"{label} ({name})" : label;
    }
}
