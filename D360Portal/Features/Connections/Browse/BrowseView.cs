using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Browse;

/// <summary>What of the inventory is shown, and what could be filtered by.</summary>
public sealed record BrowseView
{
    /// <summary>The connectors that pass the filters, in order, groups ignored.</summary>
    public required IReadOnlyList<ConnectionRow> Rows { get; init; }

    /// <summary>The same as lines, with the headings of groups; the connectors of closed groups left out.</summary>
    public required IReadOnlyList<BrowseItem> Items { get; init; }

    /// <summary>The types that pass all other filters, with counts.</summary>
    public required IReadOnlyList<TypeOption> Types { get; init; }

    /// <summary>The statuses that pass all other filters, with counts, what needs attention first.</summary>
    public required IReadOnlyList<StatusOption> Statuses { get; init; }

    /// <summary>Sorts the connectors. Kept apart from the rest because filtering keeps the order.</summary>
    public static ConnectionRow[] Sort(IEnumerable<ConnectionRow> rows, BrowseState state)
    {
        var byLabel = rows.OrderBy(row => row.Label, NaturalOrder.Instance).ThenBy(row => row.Id?.ToString(), StringComparer.Ordinal);
        var sorted = state.Sort switch
        {
            BrowseSort.Name => byLabel.OrderBy(row => row.Name, NaturalOrder.Instance),
            BrowseSort.Type => byLabel.OrderBy(row => row.TypeLabel, NaturalOrder.Instance),
            BrowseSort.Status => byLabel.OrderBy(row => Urgency(row.Status.Health)).ThenBy(row => row.Status.Word, StringComparer.Ordinal),
            BrowseSort.LastSync => byLabel.OrderBy(row => row.LastSync),
            _ => byLabel,
        };
        var array = sorted.ToArray();
        if (state.IsDescending)
        {
            Array.Reverse(array);
        }

        return array;
    }

    /// <summary>Filters, counts and groups.</summary>
    /// <param name="sorted">What <see cref="Sort"/> made of the connectors.</param>
    /// <param name="state">What the user chose.</param>
    /// <param name="closedGroups">Names of the groups that the user closed.</param>
    public static BrowseView Of(IReadOnlyList<ConnectionRow> sorted, BrowseState state, IReadOnlySet<string> closedGroups)
    {
        var found = state.Search.Trim() is { Length: > 0 } search ? sorted.Where(row => row.Has(search)).ToArray() : sorted;
        var rows = found.Where(row => HasType(row, state) && HasStatus(row, state)).ToArray();
        return new BrowseView
        {
            Rows = rows,
            Items = Lines(rows, state.Grouping, closedGroups),
            Types =
            [
                .. found.Where(row => HasStatus(row, state)).GroupBy(row => row.Type)
                    .Select(group => new TypeOption(group.Key, group.First().TypeLabel, group.Count()))
                    .OrderBy(option => option.Label, NaturalOrder.Instance),
            ],
            Statuses =
            [
                .. found.Where(row => HasType(row, state)).GroupBy(row => row.Status.Word)
                    .Select(group => new StatusOption(group.Key, group.First().Status.Health, group.Count()))
                    .OrderBy(option => Urgency(option.Health)).ThenBy(option => option.Word, StringComparer.Ordinal),
            ],
        };
    }

    private static List<BrowseItem> Lines(ConnectionRow[] rows, BrowseGrouping grouping, IReadOnlySet<string> closedGroups)
    {
        var items = new List<BrowseItem>(rows.Length);
        if (grouping is BrowseGrouping.None)
        {
            items.AddRange(rows.Select((row, index) => new BrowseItem.Line(row, index + 1)));
            return items;
        }

        var number = 0;
        foreach (var group in rows.GroupBy(row => NameOf(row, grouping)).OrderBy(group => OrderOf(group.First(), grouping)).ThenBy(group => group.Key, NaturalOrder.Instance))
        {
            var isOpen = !closedGroups.Contains(group.Key);
            items.Add(new BrowseItem.Group(group.Key, group.Count(), isOpen));
            foreach (var row in group)
            {
                number++;
                if (isOpen)
                {
                    items.Add(new BrowseItem.Line(row, number));
                }
            }
        }

        return items;
    }

    private static string NameOf(ConnectionRow row, BrowseGrouping grouping) =>
        grouping is BrowseGrouping.Type ? row.TypeLabel : row.Status.Word;

    private static int OrderOf(ConnectionRow row, BrowseGrouping grouping) =>
        grouping is BrowseGrouping.Status ? Urgency(row.Status.Health) : 0;

    private static bool HasType(ConnectionRow row, BrowseState state) => state.Type is not { } type || row.Type == type;

    private static bool HasStatus(ConnectionRow row, BrowseState state) => state.Statuses.Count == 0 || state.Statuses.Contains(row.Status.Word);

    private static int Urgency(ConnectionHealth health) => health switch
    {
        ConnectionHealth.Unhealthy => 0,
        ConnectionHealth.InProgress => 1,
        ConnectionHealth.Unknown => 2,
        _ => 3,
    };
}
