using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>The <c>filters</c> of a question: conditions on objects, all of which must hold.</summary>
/// <remarks>
/// <code>{"filtersByProperty":[{"name":"subType","filterOperator":"EqualsOp","values":["SalesforceMarketingCloudStandard"]}]}</code>
/// An example leaves the name of the property out: then any one will do.
/// </remarks>
internal static class PropertyFilters
{
    public const string Field = "filters";

    private const string NameProperty = "name";

    private static readonly string[] Properties = [NameProperty, "subType", "mid"];
    private static readonly string[] Operators = ["EqualsOp", "LikeOp", "SubstrOp"];

    /// <summary>The condition on an object.</summary>
    public static Func<SourceObject, bool> Read(FieldReader outer)
    {
        if (outer.Object(Field) is not { } filters)
        {
            return _ => true;
        }

        var fields = new FieldReader(filters, "filtersByProperty");
        var items = fields.Objects("filtersByProperty");
        if (items is null)
        {
            fields.Refuse(Data360Answer.Missed("filtersByProperty"));
        }

        Func<SourceObject, bool>[] conditions = [.. (items ?? []).Select(item => Condition(item, fields))];
        outer.Refuse(fields.Refusal);
        return candidate => conditions.All(condition => condition(candidate));
    }

    private static Func<SourceObject, bool> Condition(JsonObject item, FieldReader outer)
    {
        var fields = new FieldReader(item, "name", "filterOperator", "values");
        var property = fields.OneOf("name", Properties);
        fields.Required("filterOperator");
        var comparison = fields.OneOf("filterOperator", Operators);
        var values = fields.Texts("values");
        if (values is null)
        {
            fields.Refuse(Data360Answer.Missed("values"));
        }

        outer.Refuse(fields.Refusal);
        return candidate => ValuesOf(candidate, property).Any(text => (values ?? []).Any(value => Holds(text, comparison, value)));
    }

    private static IEnumerable<string> ValuesOf(SourceObject candidate, string? property) => property switch
    {
        null => [candidate.Name, .. candidate.Properties.Values],
        NameProperty => [candidate.Name],
        _ => candidate.Properties.TryGetValue(property, out var value) ? [value] : [],
    };

    private static bool Holds(string text, string? comparison, string value) => comparison switch
    {
        "EqualsOp" => string.Equals(text, value, StringComparison.OrdinalIgnoreCase),
        "SubstrOp" => text.Contains(value, StringComparison.OrdinalIgnoreCase),
        _ => IsLike(text, value),
    };

    // As in SQL: a percent sign is anything, an underscore any one character.
    private static bool IsLike(string text, string pattern)
    {
        var expression = Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal);
        return Regex.IsMatch(text, $@"\A{expression}\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
