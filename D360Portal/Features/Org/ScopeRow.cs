namespace D360Portal.Features.Org;

/// <summary>One OAuth scope, wanted or granted or both.</summary>
/// <param name="Name">Such as <c>cdp_api</c>.</param>
/// <param name="IsGranted">Whether the grant has it.</param>
internal sealed record ScopeRow(string Name, bool IsGranted)
{
    /// <summary>The wanted scopes in their order, then what was granted beside them.</summary>
    public static IReadOnlyList<ScopeRow> Compare(IReadOnlyList<string> wanted, IReadOnlyList<string> granted)
    {
        var missing = Salesforce.Grants.Scopes.Missing(wanted, granted);
        var extra = Salesforce.Grants.Scopes.Missing(granted, wanted);
        return
        [
            .. wanted.Select(scope => new ScopeRow(scope, !missing.Contains(scope))),
            .. extra.Select(scope => new ScopeRow(scope, IsGranted: true)),
        ];
    }
}
