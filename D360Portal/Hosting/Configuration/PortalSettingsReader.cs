using System.Net;
using System.Text.RegularExpressions;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Hosting.Configuration;

/// <summary>Reads and checks all settings at once.</summary>
public static partial class PortalSettingsReader
{
    private const string DefaultUrls = "http://localhost:3000";

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">All sources, joined.</param>
    /// <param name="isDevelopment">Whether the demo may start by itself and an org may live on this machine.</param>
    /// <param name="simulatedOrg">The demo's org for a public address; null where the build has no simulator.</param>
    /// <exception cref="SettingsException">Something is missing, malformed or contradictory; all of it is listed.</exception>
    public static PortalSettings Read(IConfiguration configuration, bool isDevelopment, Func<Uri, SalesforceOrg?> simulatedOrg)
    {
        var source = new SettingsSource(configuration);

        var urls = ReadUrls(source);
        var publicUrl = ReadPublicUrl(source, urls);
        var proxies = ReadProxies(source);
        var salesforce = ReadSalesforce(source);
        var isDemo = ReadDemo(source, isDevelopment, simulatedOrg(new Uri(DefaultUrls)) is not null);
        var orgs = OrgSettingsReader.Read(source, isDevelopment);
        var storage = StorageSettingsReader.Read(source, isDemo);
        var signInHours = source.Number("SignIn:Hours", missing: 8, least: 1, most: 720);
        var signInsPerMinute = source.Number("SignIn:PerMinute", missing: 60, least: 1, most: 1_000_000);
        var bulk = ReadBulk(source);

        return source.Faults.Count == 0
            ? new PortalSettings
            {
                Urls = urls,
                PublicUrl = publicUrl!,
                KnownProxies = proxies,
                IsDemo = isDemo,
                Salesforce = salesforce,
                Orgs = isDemo ? [simulatedOrg(publicUrl!)!] : orgs,
                Storage = storage!,
                SignInLifetime = TimeSpan.FromHours(signInHours),
                SignInsPerMinute = signInsPerMinute,
                Bulk = bulk,
            }
            : throw new SettingsException(source.Faults);
    }

    private static string[] ReadUrls(SettingsSource source)
    {
        var urls = (source.Text("Urls") ?? DefaultUrls)
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (urls.Length == 0 || urls.Any(url => ListeningAddress.ToPublic(url) is null))
        {
            source.Fault("Urls", $"must be addresses such as {DefaultUrls}, separated by semicolons.");
        }

        return urls;
    }

    private static Uri? ReadPublicUrl(SettingsSource source, string[] urls)
    {
        if (source.Text("PublicUrl") is not { } text)
        {
            return urls.Length > 0 ? ListeningAddress.ToPublic(urls[0]) : null;
        }

        var url = ListeningAddress.AsOrigin(text);
        if (url is null)
        {
            source.Fault("PublicUrl", "must be the address people use, such as https://portal.acme.example, without a path.");
        }

        return url;
    }

    private static List<IPNetwork> ReadProxies(SettingsSource source)
    {
        const string key = "ForwardedHeaders:KnownProxies";
        var proxies = new List<IPNetwork>();
        foreach (var text in source.List(key))
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                proxies.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                proxies.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                source.Fault(key, "must be IP addresses or networks such as 10.0.0.0/8.");
            }
        }

        return proxies;
    }

    private static SalesforceOptions ReadSalesforce(SettingsSource source)
    {
        var options = new SalesforceOptions();
        var version = source.Text("Salesforce:ApiVersion") ?? options.ApiVersion;
        if (!ApiVersion().IsMatch(version))
        {
            source.Fault("Salesforce:ApiVersion", $"must be a version such as {options.ApiVersion}.");
        }

        // Shorter than 10 leaves no room for a name and a number behind it.
        return new SalesforceOptions
        {
            ApiVersion = version,
            ApiNameLimit = source.Number("Salesforce:ApiNameLimit", options.ApiNameLimit, least: 10, most: 255),
        };
    }

    private static bool ReadDemo(SettingsSource source, bool isDevelopment, bool isAvailable)
    {
        var hasOrgs = source.Children(OrgSettingsReader.Section).Count > 0 || source.Text(OrgSettingsReader.Section) is not null;
        var wanted = source.Flag("Demo");
        if (wanted is true && hasOrgs)
        {
            source.Fault("Demo", "is true although orgs are configured under Salesforce:Orgs: remove one of the two, so that nobody takes one for the other.");
            return false;
        }

        if (wanted is true && !isAvailable)
        {
            source.Fault("Demo", "is true, but this build has no simulated org.");
            return false;
        }

        var isDemo = wanted ?? (isDevelopment && !hasOrgs && isAvailable);
        if (!isDemo && !hasOrgs)
        {
            source.Fault(
                "Salesforce:Orgs",
                "is empty: set Salesforce:Orgs:{key}:MyDomain, :ClientId and :ClientSecret (the key is yours to choose, such as acme)"
                + (isAvailable ? ", or Demo to true for the simulated org." : "."));
        }

        return isDemo;
    }

    private static BulkSettings ReadBulk(SettingsSource source) => new(
        source.Number("Bulk:Concurrency", missing: 8, least: 1, most: 25),
        source.Number("Bulk:TestsPerHost", missing: 2, least: 1, most: 25),
        source.Number("Bulk:CallReserve", missing: 1000, least: 0, most: int.MaxValue),
        source.Number("Bulk:SecretHours", missing: 24, least: 1, most: 720));

    [GeneratedRegex(@"^v[1-9]\d{1,2}\.0\z")]
    private static partial Regex ApiVersion();
}
