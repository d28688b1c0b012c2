namespace D360Portal.Salesforce.Orgs;

/// <summary>The configured orgs.</summary>
public sealed class SalesforceOrgs
{
    private readonly Dictionary<OrgKey, SalesforceOrg> _byKey;

    /// <summary>Takes the orgs of the configuration, exactly one of them the default.</summary>
    public SalesforceOrgs(IEnumerable<SalesforceOrg> orgs)
    {
        All = [.. orgs.OrderByDescending(org => org.IsDefault).ThenBy(org => org.DisplayName, StringComparer.OrdinalIgnoreCase)];
        _byKey = All.ToDictionary(org => org.Key);
        Default = All.Single(org => org.IsDefault);
    }

    /// <summary>Every org, the default one first.</summary>
    public IReadOnlyList<SalesforceOrg> All { get; }

    /// <summary>The org whose pages stand at the root.</summary>
    public SalesforceOrg Default { get; }

    /// <summary>The org with that key, or null.</summary>
    public SalesforceOrg? Find(OrgKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The org with that key.</summary>
    /// <exception cref="KeyNotFoundException">It is not configured (any more).</exception>
    public SalesforceOrg Get(OrgKey key) =>
        Find(key) ?? throw new KeyNotFoundException($"No org is configured under Salesforce:Orgs:{key}.");
}
