using System.Text.RegularExpressions;

namespace D360Portal.Salesforce.Orgs;

/// <summary>The form of an org's My Domain address, checked without a call.</summary>
/// <remarks>
/// An address that passes here receives the app's secret and users' tokens, so the check is strict: https, the default port,
/// nothing but the host, and a host of the My Domain families under <c>my.salesforce.com</c>.
/// Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.domain_name_url_formats.htm"/>.
/// </remarks>
public static partial class MyDomain
{
    private const string Example = "https://acme.my.salesforce.com";

    /// <summary>Checks what a person typed or configured.</summary>
    public static MyDomainCheck Check(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return Wrong($"My Domain is missing; it looks like {Example}.");
        }

        if (!text.All(char.IsAscii) || text.Any(char.IsControl))
        {
            return Wrong("My Domain has characters that no Salesforce host has; copy it from Setup → My Domain.");
        }

        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return Check("https://" + text) switch
            {
                MyDomainCheck.Right right => Wrong("My Domain must begin with https://.", right.Origin),
                var wrong => wrong,
            };
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.HostNameType != UriHostNameType.Dns)
        {
            return Wrong($"My Domain must be an address such as {Example}.");
        }

        if (address.UserInfo.Length > 0)
        {
            return Wrong("My Domain must not carry a user name (the part before @).");
        }

        if (KnownMistake(address.IdnHost) is { } mistake)
        {
            return mistake;
        }

        if (!Host().IsMatch(address.IdnHost) || address.IdnHost.StartsWith("xn--", StringComparison.Ordinal))
        {
            return Wrong("That host is no My Domain: it must end in .my.salesforce.com, with one name before it "
                + "(and .sandbox, .develop, .scratch, .trailblaze, .demo or .patch where the org has it).");
        }

        var origin = new Uri($"https://{address.IdnHost}");
        return address switch
        {
            { Scheme: not "https" } => Wrong("My Domain must begin with https://.", origin),
            { IsDefaultPort: false } => Wrong("My Domain must not name a port.", origin),
            { PathAndQuery: not "/" } or { Fragment.Length: > 0 } => Wrong("My Domain must be the host alone, without a path.", origin),
            _ when !IsHostAlone(text, origin) => Wrong("My Domain must be the host alone.", origin),
            _ => new MyDomainCheck.Right(origin),
        };
    }

    /// <summary>What a parser forgives, such as an empty user name, a lone <c>?</c> or <c>/../</c>, is no address that a person means.</summary>
    private static bool IsHostAlone(string text, Uri origin)
    {
        var typed = text.TrimEnd('/');
        var host = origin.GetLeftPart(UriPartial.Authority);
        return string.Equals(typed, host, StringComparison.OrdinalIgnoreCase) || string.Equals(typed, host + ":443", StringComparison.OrdinalIgnoreCase);
    }

    private static MyDomainCheck.Wrong? KnownMistake(string host)
    {
        if (host is "login.salesforce.com" or "test.salesforce.com")
        {
            return Wrong($"{host} is everybody's login page. The portal needs the org's own address: Setup → My Domain → Current My Domain URL.");
        }

        foreach (var suffix in (string[])[".lightning.force.com", ".my.salesforce-setup.com", ".lightning.salesforce.com"])
        {
            if (host.EndsWith(suffix, StringComparison.Ordinal))
            {
                var repaired = $"https://{host[..^suffix.Length]}.my.salesforce.com";
                return Wrong($"*{suffix} is where the pages live, not where apps sign in.", (Check(repaired) as MyDomainCheck.Right)?.Origin);
            }
        }

        return null;
    }

    private static MyDomainCheck.Wrong Wrong(string reason, Uri? suggestion = null) => new(reason, suggestion);

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.(?:sandbox|develop|scratch|trailblaze|demo|patch))?\.my\.salesforce\.com\z")]
    private static partial Regex Host();
}
