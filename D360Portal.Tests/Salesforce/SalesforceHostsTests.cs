using CsCheck;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce;

/// <summary>Which addresses are believed to be the org, or Salesforce.</summary>
public sealed class SalesforceHostsTests
{
    private static readonly SalesforceOrg Loopback = The.Org with { MyDomain = new Uri("http://localhost:3001") };

    [Theory]
    [InlineData("https://acme.my.salesforce.com")]
    [InlineData("https://ACME.my.salesforce.com:443/services?x=1")]
    public void The_org_is_its_own_origin(string address) => Assert.True(SalesforceHosts.IsOrgOrigin(The.Org, new Uri(address)));

    [Theory]
    [InlineData("http://acme.my.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com:8443")]
    [InlineData("https://acme.my.salesforce.com.")]
    [InlineData("https://acme.my.salesforce.com.evil.example")]
    [InlineData("https://acme.my.salesforce.com@evil.example")]
    [InlineData("https://a@acme.my.salesforce.com")]
    [InlineData("https://other.my.salesforce.com")]
    [InlineData("https://acme--dev.sandbox.my.salesforce.com")]
    [InlineData("https://login.salesforce.com")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("//acme.my.salesforce.com")]
    [InlineData("/services")]
    public void Nothing_else_is_the_org(string address) =>
        Assert.False(SalesforceHosts.IsOrgOrigin(The.Org, new Uri(address, UriKind.RelativeOrAbsolute)));

    [Theory]
    [InlineData("https://acme.my.salesforce.com/id/x/y")]
    [InlineData("https://login.salesforce.com/id/x/y")]
    [InlineData("https://test.salesforce.com/id/x/y")]
    [InlineData("https://other.my.salesforce.com/id/x/y")]
    public void An_identity_may_come_from_Salesforce_s_own_hosts(string address) => Assert.True(SalesforceHosts.IsIdentityHost(The.Org, new Uri(address)));

    [Theory]
    [InlineData("http://login.salesforce.com/id/x/y")]
    [InlineData("https://login.salesforce.com:8443/id/x/y")]
    [InlineData("https://a@login.salesforce.com/id/x/y")]
    [InlineData("https://login.salesforce.com.evil.example/id/x/y")]
    [InlineData("https://login.salesforce.com@evil.example/id/x/y")]
    [InlineData("https://evillogin.salesforce.com/id/x/y")]
    [InlineData("https://evil-my.salesforce.com.attacker.io/id/x/y")]
    [InlineData("https://my.salesforce.com.evil/id/x/y")]
    [InlineData("https://localhost:3001/id/x/y")]
    [InlineData("https://[::1]/id/x/y")]
    public void An_identity_comes_from_nowhere_else(string address) => Assert.False(SalesforceHosts.IsIdentityHost(The.Org, new Uri(address)));

    [Fact]
    public void A_loopback_org_counts_for_itself_alone()
    {
        Assert.True(SalesforceHosts.IsIdentityHost(Loopback, new Uri("http://localhost:3001/id/x/y")));
        Assert.False(SalesforceHosts.IsIdentityHost(Loopback, new Uri("http://localhost:3002/id/x/y")));
        Assert.False(SalesforceHosts.IsIdentityHost(Loopback, new Uri("http://127.0.0.1:3001/id/x/y")));
        Assert.False(SalesforceHosts.IsIdentityHost(The.Org, new Uri("http://localhost:3001/id/x/y")));
    }

    [Fact]
    public void Whatever_an_answer_names_only_https_and_Salesforce_is_believed()
    {
        var pieces = Gen.OneOf([.. new[]
        {
            "https://", "http://", "acme", "login", ".salesforce.com", ".my.salesforce.com", "acme.my.salesforce.com", "@", ":443", ":8443", "/", "\\", "?", "#", "%2f", ".", "evil.example", "127.0.0.1", "--",
        }.Select(Gen.Const)]);

        Gen.Select(pieces.Array[1, 7], string.Concat).Sample(
            text =>
            {
                if (!Uri.TryCreate(text.StartsWith("http", StringComparison.Ordinal) ? text : "https://" + text, UriKind.Absolute, out var address))
                {
                    return true;
                }

                var isOrg = SalesforceHosts.IsOrgOrigin(The.Org, address);
                var isIdentity = SalesforceHosts.IsIdentityHost(The.Org, address);
                return (!isOrg || address is { Scheme: "https", Port: 443, UserInfo: "", Host: "acme.my.salesforce.com" })
                    && (!isOrg || isIdentity)
                    && (!isIdentity || (address is { Scheme: "https", Port: 443, UserInfo: "" }
                        && (address.Host is "login.salesforce.com" or "test.salesforce.com" || address.Host.EndsWith(".my.salesforce.com", StringComparison.Ordinal))));
            },
            iter: 50_000);
    }
}
