using System.Net;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Hosting.Configuration;

/// <summary>The portal's settings, read and checked.</summary>
public sealed record PortalSettings
{
    /// <summary>Where Kestrel listens, such as <c>http://localhost:3000</c> or <c>http://+:3000</c>.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>The address people use, an origin. Callbacks are built from it and other hosts are redirected to it.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Proxies whose forwarded headers are believed.</summary>
    public required IReadOnlyList<IPNetwork> KnownProxies { get; init; }

    /// <summary>Whether the simulated org takes the place of configured ones.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>What holds for every org.</summary>
    public required SalesforceOptions Salesforce { get; init; }

    /// <summary>The orgs; in the demo the simulated one.</summary>
    public required IReadOnlyList<SalesforceOrg> Orgs { get; init; }

    /// <summary>Where database and key ring are.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>The sliding life of the portal's own cookie.</summary>
    public required TimeSpan SignInLifetime { get; init; }

    /// <summary>How often in a minute one address may begin a sign-in; as often it may come back from one, and end a session.</summary>
    public required int SignInsPerMinute { get; init; }

    /// <summary>What bulk creation is held to.</summary>
    public required BulkSettings Bulk { get; init; }

    /// <summary>Whether browsers reach the portal over https, which makes every cookie Secure.</summary>
    public bool IsHttps => PublicUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>The first listening address, as a program on this machine reaches it.</summary>
    public Uri ListeningOnThisMachine() => ListeningAddress.ToPublic(Urls[0])!;
}
