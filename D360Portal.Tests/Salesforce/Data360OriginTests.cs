using CsCheck;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce;

/// <summary>Where a Data 360 token may go: the host comes from an answer, so nothing about it is believed.</summary>
public sealed class Data360OriginTests
{
    private static readonly SalesforceOrg Loopback = The.Org with { MyDomain = new Uri("http://localhost:3001") };

    [Theory]
    [InlineData("abc123.c360a.salesforce.com")]
    [InlineData("https://abc123.c360a.salesforce.com")]
    [InlineData("https://abc123.c360a.salesforce.com/")]
    [InlineData("HTTPS://ABC123.C360A.Salesforce.com:443")]
    [InlineData("  abc123.c360a.salesforce.com ")]
    public void A_tenant_is_right_with_and_without_a_scheme(string instanceUrl) =>
        Assert.Equal("https://abc123.c360a.salesforce.com/", SalesforceHosts.ReadData360Origin(The.Org, instanceUrl)?.AbsoluteUri);

    [Theory]
    [InlineData("c360a.salesforce.com")]
    [InlineData("a.b-c.c360a.salesforce.com")]
    public void So_are_the_domain_itself_and_what_is_deeper(string instanceUrl) =>
        Assert.Equal($"https://{instanceUrl}/", SalesforceHosts.ReadData360Origin(The.Org, instanceUrl)?.AbsoluteUri);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("acme.my.salesforce.com")]
    [InlineData("http://abc.c360a.salesforce.com")]
    [InlineData("ftp://abc.c360a.salesforce.com")]
    [InlineData("abc.c360a.salesforce.com:8443")]
    [InlineData("abc.c360a.salesforce.com:80")]
    [InlineData("https://abc.c360a.salesforce.com:444")]
    [InlineData("abc.c360a.salesforce.com.")]
    [InlineData("abc.c360a.salesforce.com.evil.example")]
    [InlineData("c360a.salesforce.com.evil")]
    [InlineData("evilc360a.salesforce.com")]
    [InlineData("abc.evil-c360a.salesforce.com")]
    [InlineData("abc.c360a.salesforce.comx")]
    [InlineData("abc.c360a.salesforce.co")]
    [InlineData("evil.example/.c360a.salesforce.com")]
    [InlineData("evil.example#.c360a.salesforce.com")]
    [InlineData("evil.example?.c360a.salesforce.com")]
    [InlineData("evil.example\\.c360a.salesforce.com")]
    [InlineData("evil.example%2f.c360a.salesforce.com")]
    [InlineData("user@abc.c360a.salesforce.com")]
    [InlineData("https://user:pw@abc.c360a.salesforce.com")]
    [InlineData("https://abc.c360a.salesforce.com@evil.example")]
    [InlineData("https://@abc.c360a.salesforce.com")]
    [InlineData("abc.c360a.salesforce.com/api")]
    [InlineData("abc.c360a.salesforce.com?x=1")]
    [InlineData("abc.c360a.salesforce.com#x")]
    [InlineData("//abc.c360a.salesforce.com")]
    [InlineData("javascript:alert(1)//.c360a.salesforce.com")]
    [InlineData("xn--80ak6aa92e.c360a.salesforce.com")]
    [InlineData("аbc.c360a.salesforce.com")]
    [InlineData("abc。c360a。salesforce。com")]
    [InlineData("abc..c360a.salesforce.com")]
    [InlineData(".c360a.salesforce.com")]
    [InlineData("-abc.c360a.salesforce.com")]
    [InlineData("a_b.c360a.salesforce.com")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[::1]")]
    [InlineData("2130706433")]
    [InlineData("localhost:3001")]
    [InlineData("abc.c360a.salesforce.com\r\nHost: evil.example")]
    [InlineData("abc. c360a.salesforce.com")]
    public void Nothing_else_gets_the_token(string? instanceUrl) => Assert.Null(SalesforceHosts.ReadData360Origin(The.Org, instanceUrl));

    [Theory]
    [InlineData("localhost:3001", true)]
    [InlineData("http://localhost:3001", true)]
    [InlineData("localhost", false)]
    [InlineData("localhost:3002", false)]
    [InlineData("127.0.0.1:3001", false)]
    [InlineData("https://localhost:3001", false)]
    [InlineData("http://user@localhost:3001", false)]
    [InlineData("localhost:3001/api", false)]
    [InlineData("abc.c360a.salesforce.com", false)]
    public void A_loopback_org_is_its_own_tenant_and_has_no_other(string instanceUrl, bool isRight) =>
        Assert.Equal(isRight ? Loopback.MyDomain : null, SalesforceHosts.ReadData360Origin(Loopback, instanceUrl));

    [Fact]
    public void Whatever_is_believed_is_Salesforce_s_over_https_and_nothing_but_a_host() =>
        Gen.Select(
            OneOf("", "https://", "http://", "//", "https:/", "HTTPS://"),
            OneOf("abc", "", "user@", "a:b@", "evil.example/", "evil.example#", "evil.example?x=", "evil.example\\", "[::1]", "127.0.0.1", "xn--a", "ａ", "a%2e", "a.b"),
            OneOf(".c360a.salesforce.com", "c360a.salesforce.com", ".c360a.salesforce.com.evil", ".my.salesforce.com", ".evil.example", ""),
            OneOf("", ".", ":443", ":8443", ":0", "/", "/x", "?x", "#x", "@evil.example", " ", "\t", "\0"),
            Gen.String)
            .Sample((scheme, label, suffix, tail, noise) =>
            {
                foreach (var text in (string[])[scheme + label + suffix + tail, scheme + noise + suffix, scheme + label + suffix + noise])
                {
                    if (SalesforceHosts.ReadData360Origin(The.Org, text) is { } origin)
                    {
                        Assert.Equal(("https", 443, "", "/", ""), (origin.Scheme, origin.Port, origin.UserInfo, origin.PathAndQuery, origin.Fragment));
                        Assert.True(origin.Host is "c360a.salesforce.com" || origin.Host.EndsWith(".c360a.salesforce.com", StringComparison.Ordinal), text);
                        Assert.DoesNotContain("xn--", origin.IdnHost, StringComparison.Ordinal);
                    }
                }
            });

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);
}
