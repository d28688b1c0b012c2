using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Tests.Testing;

/// <summary>The fixed values that tests speak of.</summary>
internal static class The
{
    public const string OrganizationId = "00D000000000001EAA";
    public const string UserId = "005000000000001AAA";
    public const string OtherUserId = "005000000000002AAA";
    public const string ClientSecret = "canary-client-secret-5f1d";

    /// <summary>Where the root leads to.</summary>
    public const string FirstPage = PortalUrls.Connectors;

    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static SalesforceOrg Org { get; } = new()
    {
        Key = OrgKey.Parse("acme"),
        DisplayName = "Acme",
        MyDomain = new Uri("https://acme.my.salesforce.com"),
        ClientId = "consumer-key",
        ClientSecret = new Secret(ClientSecret),
        Scopes = ["api", "refresh_token"],
        DataSpace = "default",
        IsDefault = true,
    };

    /// <summary>The settings of a portal with two orgs: the default one, and <c>sandbox</c>.</summary>
    public static Dictionary<string, string?> TwoOrgs() => new()
    {
        ["Salesforce:DefaultOrg"] = "acme",
        ["Salesforce:Orgs:acme:MyDomain"] = "https://acme.my.salesforce.com",
        ["Salesforce:Orgs:acme:ClientId"] = "key",
        ["Salesforce:Orgs:acme:ClientSecret"] = "secret",
        ["Salesforce:Orgs:sandbox:MyDomain"] = "https://acme--dev.sandbox.my.salesforce.com",
        ["Salesforce:Orgs:sandbox:ClientId"] = "key",
        ["Salesforce:Orgs:sandbox:ClientSecret"] = "secret",
    };
}

/// <summary>Valid things with one interesting difference.</summary>
internal static class Some
{
    public static Grant Grant(string userId = The.UserId, string orgKey = "acme", string organizationId = The.OrganizationId) => new()
    {
        Id = GrantId.New(The.Start),
        OrgKey = OrgKey.Parse(orgKey),
        OrganizationId = organizationId,
        UserId = userId,
        DisplayName = "Ada Admin",
        Username = "ada@acme.example",
        InstanceUrl = The.Org.MyDomain,
        GrantedScopes = ["api", "refresh_token"],
        HasRefreshToken = true,
        SignedInAt = The.Start,
    };

    public static GrantSecrets Secrets(string tail = "1") =>
        new(new Secret("canary-access-token-" + tail), new Secret("canary-refresh-token-" + tail));
}
