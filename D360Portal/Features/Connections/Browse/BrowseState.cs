using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace D360Portal.Features.Connections.Browse;

/// <summary>What the user chose to see of the inventory. It stands in the address, so that it can be sent, bookmarked and gone back to.</summary>
public sealed record BrowseState
{
    private const string SearchParameter = "q";
    private const string TypeParameter = "type";
    private const string StatusParameter = "status";
    private const string GroupParameter = "group";
    private const string SortParameter = "sort";
    private const char DescendingMark = '-';
    private const int LongestText = 500;

    /// <summary>Everything, by name.</summary>
    public static BrowseState Default { get; } = new();

    /// <summary>The text to search for; empty for none.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only this type; null for all.</summary>
    public ConnectorTypeName? Type { get; init; }

    /// <summary>Only these statuses, in the words that the list shows; empty for all.</summary>
    public ImmutableSortedSet<string> Statuses { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Grouping.</summary>
    public BrowseGrouping Grouping { get; init; }

    /// <summary>Order.</summary>
    public BrowseSort Sort { get; init; }

    /// <summary>Whether the order is turned round.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Whether anything is filtered out.</summary>
    public bool HasFilter => Search.Length > 0 || Type is not null || Statuses.Count > 0;

    /// <summary>Without filters, in the same order and grouping.</summary>
    public BrowseState WithoutFilter() => this with { Search = "", Type = null, Statuses = Default.Statuses };

    /// <summary>With one status in or out.</summary>
    public BrowseState Toggle(string status)
    {
        var without = Statuses.Remove(status);
        return this with { Statuses = without.Count < Statuses.Count ? without : Statuses.Add(status) };
    }

    /// <summary>Sorted by a column; a second time turns the order round.</summary>
    public BrowseState SortedBy(BrowseSort sort) => this with { Sort = sort, IsDescending = Sort == sort && !IsDescending };

    /// <summary>Reads the query of an address. What is not understood is left out: an old bookmark still opens.</summary>
    public static BrowseState FromQuery(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var sort = One(values, SortParameter);
        return new BrowseState
        {
            Search = One(values, SearchParameter).Trim(),
            Type = ConnectorTypeName.TryParse(One(values, TypeParameter), out var type) ? type : null,
            Statuses = [.. (values.TryGetValue(StatusParameter, out var statuses) ? statuses : StringValues.Empty)
                .OfType<string>().Where(status => status.Length is > 0 and <= LongestText).Order(StringComparer.Ordinal)],
            Grouping = Read<BrowseGrouping>(One(values, GroupParameter)),
            Sort = Read<BrowseSort>(sort.TrimStart(DescendingMark)),
            IsDescending = sort.StartsWith(DescendingMark),
        };
    }

    /// <summary>Writes the query, <c>?</c> included; empty when nothing differs from the default.</summary>
    public string ToQuery()
    {
        var query = new List<KeyValuePair<string, string?>>();
        Add(SearchParameter, Search);
        Add(TypeParameter, Type?.ToString());
        foreach (var status in Statuses)
        {
            Add(StatusParameter, status);
        }

        Add(GroupParameter, Grouping == Default.Grouping ? null : Write(Grouping));
        Add(SortParameter, Sort == Default.Sort && !IsDescending ? null : (IsDescending ? DescendingMark.ToString() : "") + Write(Sort));
        return QueryHelpers.AddQueryString("", query);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(new(name, value));
            }
        }
    }

    private static string One(Dictionary<string, StringValues> values, string name) =>
        values.TryGetValue(name, out var value) && value.Count > 0 && value[0] is { Length: <= LongestText } text ? text : "";

    private static T Read<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().FirstOrDefault(value => string.Equals(Write(value), text, StringComparison.OrdinalIgnoreCase));

    private static string Write<T>(T value)
        where T : struct, Enum =>
        value.ToString().ToLowerInvariant();
}
