using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.SignIn;

/// <summary>The four settings of an org, to be pasted into a shell. Key and secret of the app are left for the reader to fill in.</summary>
/// <param name="Key">The org's key in the settings' names.</param>
/// <param name="Shell">For a POSIX shell.</param>
/// <param name="PowerShell">For PowerShell.</param>
internal sealed record SettingsBlock(string Key, string Shell, string PowerShell)
{
    private const string ExampleKey = "acme";
    private const string ExampleDomain = "https://acme.my.salesforce.com";

    /// <summary>The block for a My Domain whose form was checked; an example without one.</summary>
    public static SettingsBlock For(Uri? myDomain)
    {
        var key = myDomain is null ? ExampleKey : KeyOf(myDomain);
        (string Name, string Value)[] settings =
        [
            ("DisplayName", key),
            ("MyDomain", myDomain?.GetLeftPart(UriPartial.Authority) ?? ExampleDomain),
            ("ClientId", "…consumer key…"),
            ("ClientSecret", "…consumer secret…"),
        ];
        return new SettingsBlock(
            key,
            string.Join('\n', settings.Select(setting => $"export Salesforce__Orgs__{key}__{setting.Name}=\"{setting.Value}\"")),
            string.Join('\n', settings.Select(setting => $"$env:Salesforce__Orgs__{key}__{setting.Name} = \"{setting.Value}\"")));
    }

    /// <summary><c>https://acme--dev.sandbox.my.salesforce.com</c> becomes <c>acmedev</c>: a shell's variables have no dashes.</summary>
    private static string KeyOf(Uri myDomain)
    {
        var name = new string([.. myDomain.Host.Split('.')[0].Where(char.IsAsciiLetterOrDigit).Take(32)]);
        return OrgKey.TryParse(name, out _) ? name : ExampleKey;
    }
}
