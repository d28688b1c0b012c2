using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using D360Portal.Hosting.Configuration;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Configuration;

namespace D360Portal.Tests.Hosting.Configuration;

public sealed class PortalSettingsReaderTests : IDisposable
{
    private const string Secret = "canary-secret-in-settings";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _settings;

    public PortalSettingsReaderTests() => _settings = new()
    {
        ["Salesforce:Orgs:acme:MyDomain"] = "https://acme.my.salesforce.com",
        ["Salesforce:Orgs:acme:ClientId"] = "consumer-key",
        ["Salesforce:Orgs:acme:ClientSecret"] = Secret,
        ["ConnectionStrings:Portal"] = $"Data Source={_folder.File("portal.db")}",
        ["Storage:KeyDirectory"] = _folder.File("keys"),
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Four_settings_connect_a_real_org()
    {
        _settings["Salesforce:Orgs:acme:DisplayName"] = "Acme Hospitals";

        var settings = Read();

        var org = Assert.Single(settings.Orgs);
        Assert.Equal(new Uri("https://acme.my.salesforce.com"), org.MyDomain);
        Assert.Equal("Acme Hospitals", org.DisplayName);
        Assert.Equal("consumer-key", org.ClientId);
        Assert.Equal(Secret, org.ClientSecret.Reveal());
        Assert.True(org.IsDefault);
        Assert.False(settings.IsDemo);
    }

    [Fact]
    public void What_is_not_set_has_the_documented_default()
    {
        var settings = Read();

        Assert.Equal(["http://localhost:3000"], settings.Urls);
        Assert.Equal(new Uri("http://localhost:3000"), settings.PublicUrl);
        Assert.Empty(settings.KnownProxies);
        Assert.Equal("v66.0", settings.Salesforce.ApiVersion);
        Assert.Equal(40, settings.Salesforce.ApiNameLimit);
        Assert.Equal(TimeSpan.FromHours(8), settings.SignInLifetime);
        Assert.Equal(60, settings.SignInsPerMinute);
        var org = Assert.Single(settings.Orgs);
        Assert.Equal("acme", org.DisplayName);
        Assert.Equal(["api", "refresh_token", "cdp_api", "cdp_query_api", "cdp_profile_api", "cdp_ingest_api"], org.Scopes);
        Assert.Equal("default", org.DataSpace);
        Assert.False(org.ServiceAccess);
    }

    [Theory]
    [InlineData("http://+:3000", "http://localhost:3000/")]
    [InlineData("http://*:8080", "http://localhost:8080/")]
    [InlineData("http://0.0.0.0:3000", "http://localhost:3000/")]
    [InlineData("http://[::]:3000", "http://localhost:3000/")]
    [InlineData("https://portal.acme.example;http://localhost:3000", "https://portal.acme.example/")]
    public void The_public_address_is_the_first_listening_one_as_a_browser_writes_it(string urls, string publicUrl)
    {
        _settings["Urls"] = urls;

        Assert.Equal(new Uri(publicUrl), Read().PublicUrl);
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_key_and_without_a_secret()
    {
        _settings["Urls"] = "localhost";
        _settings["PublicUrl"] = "portal.acme.example";
        _settings["ForwardedHeaders:KnownProxies:0"] = "proxy";
        _settings["Salesforce:ApiVersion"] = "66";
        _settings["Salesforce:ApiNameLimit"] = "many";
        _settings["Salesforce:Orgs:acme:MyDomain"] = "https://acme.lightning.force.com";
        _settings["Salesforce:Orgs:acme:ClientId"] = " ";
        _settings["Salesforce:Orgs:acme:ClientSecret"] = Secret + " with a space";
        _settings["Salesforce:Orgs:acme:Scopes"] = "api,refresh_token";
        _settings["Salesforce:Orgs:acme:ServiceAccess"] = "perhaps";
        _settings["Salesforce:Orgs:acme:ClientSecrte"] = Secret;
        _settings["ConnectionStrings:Portal"] = "Data Source=:memory:";
        _settings["Storage:KeyCertificatePath"] = _folder.File("missing.pfx");
        _settings["SignIn:Hours"] = "0";
        _settings["SignIn:PerMinute"] = "0";
        _settings["Bulk:Concurrency"] = "-1";

        var message = Assert.Throws<SettingsException>(Read).Message;

        Assert.Equal(
            """
            The portal cannot start: 16 settings are wrong.
              - Urls must be addresses such as http://localhost:3000, separated by semicolons.
              - PublicUrl must be the address people use, such as https://portal.acme.example, without a path.
              - ForwardedHeaders:KnownProxies must be IP addresses or networks such as 10.0.0.0/8.
              - Salesforce:ApiVersion must be a version such as v66.0.
              - Salesforce:ApiNameLimit must be a whole number from 10 to 255.
              - Salesforce:Orgs:acme:ClientSecrte is not a setting of an org. There are DisplayName, MyDomain, ClientId, ClientSecret, Scopes, DataSpace, ServiceAccess.
              - Salesforce:Orgs:acme:Scopes must be scopes separated by spaces.
              - Salesforce:Orgs:acme:MyDomain is wrong: *.lightning.force.com is where the pages live, not where apps sign in. Did you mean https://acme.my.salesforce.com?
              - Salesforce:Orgs:acme:ClientId is missing: the consumer key of the External Client App.
              - Salesforce:Orgs:acme:ClientSecret has a space or a line break in it; the consumer secret of the External Client App has none.
              - Salesforce:Orgs:acme:ServiceAccess must be true or false.
              - ConnectionStrings:Portal must be a SQLite file, such as Data Source=data/portal.db.
              - Storage:KeyCertificatePath names a file that does not exist.
              - SignIn:Hours must be a whole number from 1 to 720.
              - SignIn:PerMinute must be a whole number from 1 to 1000000.
              - Bulk:Concurrency must be a whole number from 1 to 25.
            Settings come from appsettings.json, user secrets and environment variables (with __ in place of :).
            """,
            message,
            ignoreLineEndingDifferences: true);
        Assert.DoesNotContain(Secret, message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_org_with_one_setting_missing_never_falls_back_to_the_demo()
    {
        _settings.Remove("Salesforce:Orgs:acme:ClientSecret");

        AssertFault("Salesforce:Orgs:acme:ClientSecret is missing: the consumer secret of the External Client App.", isDevelopment: true);
    }

    [Fact]
    public void Nothing_set_is_the_demo_in_Development()
    {
        RemoveOrgs();

        var settings = Read(isDevelopment: true);

        Assert.True(settings.IsDemo);
        Assert.Equal(_folder.File("portal.demo.db"), settings.Storage.DatabasePath);
        Assert.Equal(_folder.File("keys.demo"), settings.Storage.KeyDirectory);
    }

    [Fact]
    public void Nothing_set_stops_the_start_outside_Development()
    {
        RemoveOrgs();

        AssertFault("Salesforce:Orgs is empty: set Salesforce:Orgs:{key}:MyDomain, :ClientId and :ClientSecret (the key is yours to choose, such as acme), or Demo to true for the simulated org.");
    }

    [Fact]
    public void Demo_false_stops_the_start_when_nothing_is_set()
    {
        RemoveOrgs();
        _settings["Demo"] = "false";

        AssertFault("Salesforce:Orgs is empty: set Salesforce:Orgs:{key}:MyDomain, :ClientId and :ClientSecret (the key is yours to choose, such as acme), or Demo to true for the simulated org.", isDevelopment: true);
    }

    [Fact]
    public void Demo_true_starts_the_demo_anywhere()
    {
        RemoveOrgs();
        _settings["Demo"] = "true";

        Assert.True(Read().IsDemo);
    }

    [Fact]
    public void Demo_true_beside_configured_orgs_stops_the_start()
    {
        _settings["Demo"] = "true";

        AssertFault("Demo is true although orgs are configured under Salesforce:Orgs: remove one of the two, so that nobody takes one for the other.");
    }

    [Fact]
    public void A_build_without_the_simulator_refuses_the_demo()
    {
        RemoveOrgs();
        _settings["Demo"] = "true";

        var fault = Assert.Single(Assert.Throws<SettingsException>(() => PortalSettingsReader.Read(Configuration(), isDevelopment: true, _ => null)).Faults);

        Assert.Equal("Demo is true, but this build has no simulated org.", fault);
    }

    [Theory]
    [InlineData("http://localhost:3001")]
    [InlineData("http://127.0.0.1:3001")]
    public void An_org_on_this_machine_is_allowed_in_Development_when_asked_for(string myDomain)
    {
        _settings["Salesforce:Orgs:acme:MyDomain"] = myDomain;
        _settings["Salesforce:AllowLoopback"] = "true";

        Assert.Equal(new Uri(myDomain), Assert.Single(Read(isDevelopment: true).Orgs).MyDomain);
    }

    [Fact]
    public void An_org_on_this_machine_is_refused_in_Production()
    {
        _settings["Salesforce:Orgs:acme:MyDomain"] = "http://localhost:3001";
        _settings["Salesforce:AllowLoopback"] = "true";

        var faults = Assert.Throws<SettingsException>(Read).Faults;

        Assert.Equal(
            [
                "Salesforce:AllowLoopback is true, but an org on this machine is for Development only.",
                "Salesforce:Orgs:acme:MyDomain is on this machine, which Salesforce:AllowLoopback must allow, in Development only.",
            ],
            faults);
    }

    [Fact]
    public void An_org_on_this_machine_is_refused_unless_asked_for()
    {
        _settings["Salesforce:Orgs:acme:MyDomain"] = "http://localhost:3001";

        AssertFault("Salesforce:Orgs:acme:MyDomain is on this machine, which Salesforce:AllowLoopback must allow, in Development only.", isDevelopment: true);
    }

    [Theory]
    [InlineData("http://localhost.evil.example:3001")]
    [InlineData("http://localhost:3001/path")]
    [InlineData("http://user@localhost:3001")]
    [InlineData("http://[::1]:3001")]
    [InlineData("http://127.0.0.2:3001")]
    public void Only_the_two_loopback_spellings_are_allowed(string myDomain)
    {
        _settings["Salesforce:Orgs:acme:MyDomain"] = myDomain;
        _settings["Salesforce:AllowLoopback"] = "true";

        Assert.StartsWith("Salesforce:Orgs:acme:MyDomain", Assert.Single(Assert.Throws<SettingsException>(() => Read(isDevelopment: true)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_orgs_need_a_default()
    {
        AddSecondOrg();

        AssertFault("Salesforce:DefaultOrg is missing: it must name one of the 2 orgs, the one whose callback is /oauth/callback.");
    }

    [Fact]
    public void The_default_org_must_exist()
    {
        _settings["Salesforce:DefaultOrg"] = "nowhere";

        AssertFault("Salesforce:DefaultOrg names an org that is not configured under Salesforce:Orgs.");
    }

    [Fact]
    public void Several_orgs_are_read_with_their_default()
    {
        AddSecondOrg();
        _settings["Salesforce:DefaultOrg"] = "sandbox";

        var orgs = Read().Orgs;

        Assert.Equal(["acme", "sandbox"], orgs.Select(org => org.Key.ToString()).Order());
        Assert.Equal("sandbox", Assert.Single(orgs, org => org.IsDefault).Key.ToString());
    }

    [Fact]
    public void An_org_key_outside_the_pattern_is_named()
    {
        _settings["Salesforce:Orgs:Acme Inc:MyDomain"] = "https://acme.my.salesforce.com";
        _settings["Salesforce:DefaultOrg"] = "acme";

        AssertFault("Salesforce:Orgs:Acme Inc is no valid key: 1 to 32 characters of a-z, 0-9 and -.");
    }

    [Fact]
    public void Proxies_are_addresses_or_networks()
    {
        _settings["ForwardedHeaders:KnownProxies"] = "10.0.0.0/8, 192.0.2.7";

        Assert.Equal(["10.0.0.0/8", "192.0.2.7/32"], Read().KnownProxies.Select(network => network.ToString()));
    }

    [Fact]
    public void A_certificate_wraps_the_keys_when_its_password_is_right()
    {
        _settings["Storage:KeyCertificatePath"] = WriteCertificate("right");
        _settings["Storage:KeyCertificatePassword"] = "right";

        Assert.True(Read().Storage.KeyCertificate!.HasPrivateKey);
    }

    [Fact]
    public void A_certificate_with_a_wrong_password_stops_the_start()
    {
        _settings["Storage:KeyCertificatePath"] = WriteCertificate("right");
        _settings["Storage:KeyCertificatePassword"] = "wrong";

        AssertFault("Storage:KeyCertificatePath cannot be opened: it must be a PKCS #12 file (.pfx), and Storage:KeyCertificatePassword must be its password.");
    }

    [Fact]
    public void Of_several_certificates_the_one_that_is_valid_longest_wraps_and_the_others_open()
    {
        using var older = KeyCertificates.Make(The.Start.AddYears(1));
        using var newer = KeyCertificates.Make(The.Start.AddYears(2));
        using var oldest = KeyCertificates.Make(The.Start);
        KeyCertificates.Write(_folder.File("keys.pfx"), older, newer, oldest);
        foreach (var (key, value) in KeyCertificates.Settings(_folder.File("keys.pfx")))
        {
            _settings[key] = value;
        }

        var storage = Read().Storage;

        Assert.Equal(newer.Thumbprint, storage.KeyCertificate!.Thumbprint);
        Assert.Equal([older.Thumbprint, oldest.Thumbprint], storage.RetiredKeyCertificates.Select(certificate => certificate.Thumbprint));
    }

    [Fact]
    public void A_certificate_without_its_private_key_stops_the_start()
    {
        using var whole = KeyCertificates.Make(The.Start.AddYears(1));
        using var half = X509CertificateLoader.LoadCertificate(whole.Export(X509ContentType.Cert));
        KeyCertificates.Write(_folder.File("keys.pfx"), half);
        _settings["Storage:KeyCertificatePath"] = _folder.File("keys.pfx");
        _settings["Storage:KeyCertificatePassword"] = KeyCertificates.Password;

        AssertFault("Storage:KeyCertificatePath must be a PKCS #12 file (.pfx) with its private key.");
    }

    [Fact]
    public void A_certificate_whose_key_cannot_wrap_stops_the_start()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=portal keys", key, HashAlgorithmName.SHA256).CreateSelfSigned(The.Start, The.Start.AddYears(1));
        KeyCertificates.Write(_folder.File("keys.pfx"), certificate);
        _settings["Storage:KeyCertificatePath"] = _folder.File("keys.pfx");
        _settings["Storage:KeyCertificatePassword"] = KeyCertificates.Password;

        AssertFault("Storage:KeyCertificatePath must hold RSA certificates alone: a key of another kind cannot wrap anything.");
    }

    [Fact]
    public void Relative_paths_go_by_the_working_directory()
    {
        _settings["ConnectionStrings:Portal"] = "Data Source=data/portal.db";
        _settings["Storage:KeyDirectory"] = "data/keys";

        var storage = Read().Storage;

        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "data", "portal.db"), storage.DatabasePath);
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "data", "keys"), storage.KeyDirectory);
    }

    private PortalSettings Read() => Read(isDevelopment: false);

    private PortalSettings Read(bool isDevelopment) =>
        PortalSettingsReader.Read(Configuration(), isDevelopment, publicUrl => The.Org with { IsSimulated = true, LoginBase = publicUrl });

    private IConfiguration Configuration() => new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();

    private void AssertFault(string fault, bool isDevelopment = false) =>
        Assert.Equal([fault], Assert.Throws<SettingsException>(() => Read(isDevelopment)).Faults);

    private void RemoveOrgs()
    {
        foreach (var key in _settings.Keys.Where(key => key.StartsWith("Salesforce:Orgs", StringComparison.Ordinal)).ToArray())
        {
            _settings.Remove(key);
        }
    }

    private void AddSecondOrg()
    {
        _settings["Salesforce:Orgs:sandbox:MyDomain"] = "https://acme--dev.sandbox.my.salesforce.com";
        _settings["Salesforce:Orgs:sandbox:ClientId"] = "consumer-key";
        _settings["Salesforce:Orgs:sandbox:ClientSecret"] = "consumer-secret";
    }

    private string WriteCertificate(string password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=portal keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(The.Start.AddDays(-1), The.Start.AddYears(1));
        var path = _folder.File("keys.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return path;
    }
}
