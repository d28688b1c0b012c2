namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>The <c>filters</c> of the catalogue: pairs such as <c>name=AwsRdsPostgres</c>, with commas between them.</summary>
internal static class ConnectorFilter
{
    /// <summary>A condition that all pairs make; null when one of them is no pair, or no field of an entry.</summary>
    public static Func<ConnectorType, bool>? Parse(string? filters)
    {
        var conditions = (filters ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Condition).ToArray();
        return conditions.Contains(null) ? null : type => conditions.All(condition => condition!(type));
    }

    private static Func<ConnectorType, bool>? Condition(string filter) => filter.Split('=', 2) switch
    {
        ["name", var value] => type => type.Name == value,
        ["label", var value] => type => type.Label == value,
        ["releaseLevel", var value] => type => type.ReleaseLevel == value,
        _ => null,
    };
}
