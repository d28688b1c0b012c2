using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Tenant;

/// <summary>What a statement brought, or a part of it.</summary>
/// <param name="QueryId">The id of the query.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">The rows; each has a value for every column. They can be written once.</param>
internal sealed record QueryResult(string QueryId, IReadOnlyList<Column> Columns, IReadOnlyList<JsonArray> Rows)
{
    /// <summary>The first half of the rows and the second; of a single row, the first half is nothing.</summary>
    public (QueryResult First, QueryResult Second) Halves()
    {
        var half = Rows.Count / 2;
        return (this with { Rows = [.. Rows.Take(half)] }, this with { Rows = [.. Rows.Skip(half)] });
    }
}
