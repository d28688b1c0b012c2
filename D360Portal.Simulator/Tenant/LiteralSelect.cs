using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace D360Portal.Simulator.Tenant;

/// <summary>A statement that selects literals, <c>SELECT 1, 'x' AS word UNION ALL SELECT 2, 'y'</c>: all that an org without tables can be asked.</summary>
internal sealed partial class LiteralSelect
{
    private readonly List<string?> _aliases = [];
    private readonly List<List<Literal>> _rows = [[]];

    private LiteralSelect()
    {
    }

    /// <summary>Reads a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="problem">What is wrong with it, without any value of it; null when nothing is.</param>
    /// <returns>Null when it is none that can be answered.</returns>
    public static LiteralSelect? Parse(string sql, out string? problem)
    {
        var select = new LiteralSelect();
        problem = select.Read(sql) ?? select.Disagreement();
        return problem is null ? select : null;
    }

    public IReadOnlyList<Column> Columns(Quirks quirks) =>
        [.. _rows[0].Select((literal, place) => new Column(NameOf(place, quirks), literal.Type, literal.TypeCode))];

    public IReadOnlyList<JsonArray> Rows() => [.. _rows.Select(row => new JsonArray([.. row.Select(literal => literal.Value.DeepClone())]))];

    private string NameOf(int place, Quirks quirks) => _aliases[place] ?? (quirks.ColumnsAreNamedExpr ? $"EXPR${place}" : $"_col{place}");

    private string? Read(string sql)
    {
        var start = Beginning().Match(sql);
        if (!start.Success)
        {
            return "line 1:1: SELECT is expected";
        }

        var position = start.Length;
        while (true)
        {
            var item = Item().Match(sql, position);
            var literal = !item.Success ? null : item.Groups["number"] is { Success: true } number
                ? Literal.OfNumber(number.Value)
                : Literal.OfText(item.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal));
            if (literal is null)
            {
                return $"character {position + 1}: a number or a text is expected; the simulated org has no tables";
            }

            _rows[^1].Add(literal);
            if (_rows.Count == 1)
            {
                _aliases.Add(item.Groups["alias"] is { Success: true } alias ? alias.Value : null);
            }

            position = item.Index + item.Length;
            if (item.Groups["union"].Success)
            {
                _rows.Add([]);
            }
            else if (!item.Groups["comma"].Success)
            {
                return null;
            }
        }
    }

    private string? Disagreement()
    {
        if (_rows.Exists(row => !row.Select(literal => literal.TypeCode).SequenceEqual(_rows[0].Select(literal => literal.TypeCode))))
        {
            return "the parts of UNION ALL have different columns";
        }

        var names = _aliases.OfType<string>().ToArray();
        return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length ? null : "a column name is used twice";
    }

    [GeneratedRegex(@"^\s*SELECT\s", RegexOptions.IgnoreCase)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\G\s*(?:(?<number>-?[0-9]+)|'(?<text>(?:[^']|'')*)')(?:\s+AS\s+(?<alias>[A-Z_][A-Z0-9_]*))?\s*(?:(?<comma>,)|(?<union>\bUNION\s+ALL\s+SELECT\s)|;?\s*\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
