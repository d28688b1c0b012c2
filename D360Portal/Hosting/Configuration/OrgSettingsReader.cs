using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Hosting.Configuration;

/// <summary>Reads <c>Salesforce:Orgs</c>.</summary>
internal static class OrgSettingsReader
{
    /// <summary>The section of the orgs.</summary>
    public const string Section = "Salesforce:Orgs";

    /// <summary>What the article's app has; <c>openid</c> is not among them.</summary>
    public const string DefaultScopes = "api refresh_token cdp_api cdp_query_api cdp_profile_api cdp_ingest_api";

    private const string DefaultOrgKey = "Salesforce:DefaultOrg";
    private const string LoopbackKey = "Salesforce:AllowLoopback";

    private static readonly string[] Names = ["DisplayName", "MyDomain", "ClientId", "ClientSecret", "Scopes", "DataSpace", "ServiceAccess"];

    public static IReadOnlyList<SalesforceOrg> Read(SettingsSource source, bool isDevelopment)
    {
        var allowLoopback = source.Flag(LoopbackKey) is true;
        if (allowLoopback && !isDevelopment)
        {
            source.Fault(LoopbackKey, "is true, but an org on this machine is for Development only.");
            allowLoopback = false;
        }

        var texts = source.Children(Section);
        var defaultKey = ReadDefault(source, texts);
        var orgs = new List<SalesforceOrg>();
        foreach (var text in texts)
        {
            if (OrgKey.TryParse(text, out var key))
            {
                orgs.Add(ReadOne(source, key, key.ToString() == defaultKey, allowLoopback));
            }
            else
            {
                source.Fault($"{Section}:{text}", "is no valid key: 1 to 32 characters of a-z, 0-9 and -.");
            }
        }

        return orgs;
    }

    private static string? ReadDefault(SettingsSource source, IReadOnlyList<string> keys)
    {
        if (source.Text(DefaultOrgKey) is { } text)
        {
            if (!keys.Contains(text, StringComparer.Ordinal))
            {
                source.Fault(DefaultOrgKey, $"names an org that is not configured under {Section}.");
            }

            return text;
        }

        if (keys.Count > 1)
        {
            source.Fault(DefaultOrgKey, $"is missing: it must name one of the {keys.Count} orgs, the one whose callback is /oauth/callback.");
        }

        return keys.Count == 1 ? keys[0] : null;
    }

    private static SalesforceOrg ReadOne(SettingsSource source, OrgKey key, bool isDefault, bool allowLoopback)
    {
        string At(string name) => $"{Section}:{key}:{name}";

        foreach (var name in source.Children($"{Section}:{key}").Except(Names, StringComparer.OrdinalIgnoreCase))
        {
            source.Fault(At(name), $"is not a setting of an org. There are {string.Join(", ", Names)}.");
        }

        var scopes = source.Text(At("Scopes")) ?? DefaultScopes;
        if (scopes.Any(character => character is ',' or ';' or '"' or '\\' || char.IsControl(character)))
        {
            source.Fault(At("Scopes"), "must be scopes separated by spaces.");
        }

        return new SalesforceOrg
        {
            Key = key,
            DisplayName = source.Text(At("DisplayName")) ?? key.ToString(),
            MyDomain = ReadMyDomain(source, At("MyDomain"), allowLoopback),
            ClientId = Required(source, At("ClientId"), "the consumer key of the External Client App"),
            ClientSecret = new Secret(Required(source, At("ClientSecret"), "the consumer secret of the External Client App")),
            Scopes = Scopes.Split(scopes),
            DataSpace = source.Text(At("DataSpace")) ?? "default",
            ServiceAccess = source.Flag(At("ServiceAccess")) is true,
            IsDefault = isDefault,
        };
    }

    private static string Required(SettingsSource source, string key, string meaning)
    {
        var text = source.Text(key);
        if (text is null)
        {
            source.Fault(key, $"is missing: {meaning}.");
        }
        else if (text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            source.Fault(key, $"has a space or a line break in it; {meaning} has none.");
        }

        return text ?? "";
    }

    private static Uri ReadMyDomain(SettingsSource source, string key, bool allowLoopback)
    {
        var text = source.Text(key);
        if (IsLoopback(text, out var origin))
        {
            if (!allowLoopback)
            {
                source.Fault(key, $"is on this machine, which {LoopbackKey} must allow, in Development only.");
            }

            return origin;
        }

        switch (MyDomain.Check(text))
        {
            case MyDomainCheck.Right right:
                return right.Origin;
            case MyDomainCheck.Wrong wrong:
                source.Fault(key, wrong switch
                {
                    _ when text is null => "is missing: the org's address, such as https://acme.my.salesforce.com.",
                    { Suggestion: { } suggestion } => $"is wrong: {wrong.Reason} Did you mean {suggestion.GetLeftPart(UriPartial.Authority)}?",
                    _ => $"is wrong: {wrong.Reason}",
                });
                break;
        }

        // Never used: a fault stops the start.
        return new Uri("https://invalid.invalid");
    }

    /// <summary>Exactly <c>http://localhost:{port}</c> or <c>http://127.0.0.1:{port}</c>.</summary>
    private static bool IsLoopback(string? text, out Uri origin)
    {
        var isLoopback = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "http", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            && (address.Host == "localhost" || address.Host == IPAddress.Loopback.ToString());
        origin = address!;
        return isLoopback;
    }
}
