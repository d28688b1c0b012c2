namespace D360Portal.Simulator.Data360;

/// <summary>An <c>orderBy</c>: a field, and perhaps <c>ASC</c> or <c>DESC</c>.</summary>
internal sealed record SortOrder(string Field, bool IsDescending, bool HasDirection)
{
    /// <summary>Reads an <c>orderBy</c>; null when it is not one of the fields, or the direction is none.</summary>
    public static SortOrder? Parse(string orderBy, IReadOnlyCollection<string> fields) => orderBy.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var field] when fields.Contains(field) => new SortOrder(field, IsDescending: false, HasDirection: false),
        [var field, "ASC"] when fields.Contains(field) => new SortOrder(field, IsDescending: false, HasDirection: true),
        [var field, "DESC"] when fields.Contains(field) => new SortOrder(field, IsDescending: true, HasDirection: true),
        _ => null,
    };

    public IEnumerable<T> Apply<T, TKey>(IEnumerable<T> items, Func<T, TKey> key, IComparer<TKey>? comparer = null) =>
        IsDescending ? items.OrderByDescending(key, comparer) : items.OrderBy(key, comparer);
}
