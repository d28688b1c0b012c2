namespace D360Portal.Salesforce.Orgs;

/// <summary>One configured Salesforce org and the External Client App through which the portal reaches it.</summary>
public sealed record SalesforceOrg
{
    /// <summary>The org's name in configuration and routes.</summary>
    public required OrgKey Key { get; init; }

    /// <summary>What the sign-in link and the header call it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The org's My Domain as an origin: the only host that signs users in and receives this org's tokens.</summary>
    public required Uri MyDomain { get; init; }

    /// <summary>Where browsers find the org's login page, when that is not My Domain itself: the demo's org exists only inside the portal.</summary>
    public Uri? LoginBase { get; init; }

    /// <summary>The app's consumer key. Not secret: it travels in the authorize URL.</summary>
    public required string ClientId { get; init; }

    /// <summary>The app's consumer secret.</summary>
    public required Secret ClientSecret { get; init; }

    /// <summary>The scopes asked for at sign-in, in the order configured.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The data space of the Data 360 token.</summary>
    public required string DataSpace { get; init; }

    /// <summary>Whether the client-credentials flow may be used.</summary>
    public bool ServiceAccess { get; init; }

    /// <summary>Whether this is the org whose pages stand at the root and whose callback is <c>/oauth/callback</c>.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Whether it is the demo's own org.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Whether an id token is asked for. The article's app has no <c>openid</c> scope, so mostly it is not.</summary>
    public bool AsksForIdToken => Scopes.Contains("openid");

    /// <summary>The org's key, so that no printer of records ever walks into the rest.</summary>
    public override string ToString() => Key.ToString();
}
