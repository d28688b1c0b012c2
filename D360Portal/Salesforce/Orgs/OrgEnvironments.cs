namespace D360Portal.Salesforce.Orgs;

/// <summary>Which environment an org is: from what the org says of itself, else from its host.</summary>
/// <remarks>
/// The fields are those of the Organization object:
/// <see href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_organization.htm"/>.
/// </remarks>
public static class OrgEnvironments
{
    /// <summary>The word that the band shows.</summary>
    public static string Word(this OrgEnvironment environment) => environment switch
    {
        OrgEnvironment.Sandbox => "SANDBOX",
        OrgEnvironment.Developer => "DEVELOPER",
        OrgEnvironment.Simulated => "SIMULATED",
        _ => "PRODUCTION",
    };

    /// <summary>Reads <c>IsSandbox</c> and <c>OrganizationType</c>; null when the org said neither.</summary>
    /// <param name="isSandbox">True for sandboxes and scratch orgs.</param>
    /// <param name="organizationType">The edition, such as <c>Enterprise Edition</c>, <c>Developer Edition</c> or <c>Simulated</c>.</param>
    public static OrgEnvironment? FromOrganization(bool? isSandbox, string? organizationType) => (isSandbox, organizationType) switch
    {
        (_, { } type) when type.StartsWith("Simulated", StringComparison.OrdinalIgnoreCase) => OrgEnvironment.Simulated,
        (true, _) => OrgEnvironment.Sandbox,
        (_, { } type) when type.StartsWith("Developer", StringComparison.OrdinalIgnoreCase) => OrgEnvironment.Developer,
        (false, _) => OrgEnvironment.Production,
        (null, { Length: > 0 }) => OrgEnvironment.Production,
        _ => null,
    };

    /// <summary>Reads the host, for when the org could not be asked.</summary>
    public static OrgEnvironment FromHost(SalesforceOrg org) => org.MyDomain.Host switch
    {
        _ when org.IsSimulated => OrgEnvironment.Simulated,
        var host when host.EndsWith(".sandbox.my.salesforce.com", StringComparison.OrdinalIgnoreCase) => OrgEnvironment.Sandbox,
        var host when host.EndsWith(".scratch.my.salesforce.com", StringComparison.OrdinalIgnoreCase) => OrgEnvironment.Sandbox,
        var host when host.EndsWith(".develop.my.salesforce.com", StringComparison.OrdinalIgnoreCase) => OrgEnvironment.Developer,
        _ => OrgEnvironment.Production,
    };
}
