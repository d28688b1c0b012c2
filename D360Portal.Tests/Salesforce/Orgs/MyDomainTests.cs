using CsCheck;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Tests.Salesforce.Orgs;

public sealed class MyDomainTests
{
    [Theory]
    [InlineData("https://acme.my.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com/")]
    [InlineData("  https://ACME.my.salesforce.com  ")]
    [InlineData("https://acme.my.salesforce.com:443")]
    [InlineData("https://acme--dev.sandbox.my.salesforce.com")]
    [InlineData("https://acme-dev-ed.develop.my.salesforce.com")]
    [InlineData("https://acme.scratch.my.salesforce.com")]
    [InlineData("https://acme.trailblaze.my.salesforce.com")]
    public void Every_family_of_My_Domain_is_right(string typed) =>
        Assert.Equal(new Uri(typed.Trim()).Host, Assert.IsType<MyDomainCheck.Right>(MyDomain.Check(typed)).Origin.Host);

    [Theory]
    [InlineData("")]
    [InlineData("acme")]
    [InlineData("https://evil-my.salesforce.com.attacker.io")]
    [InlineData("https://my.salesforce.com.evil")]
    [InlineData("https://my.salesforce.com")]
    [InlineData("https://evilmy.salesforce.com")]
    [InlineData("https://a@b.my.salesforce.com")]
    [InlineData("https://a:b@b.my.salesforce.com")]
    [InlineData("http://acme.my.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com:8443")]
    [InlineData("https://acme.my.salesforce.com.")]
    [InlineData("https://acme.my.salesforce.com/services")]
    [InlineData("https://acme.my.salesforce.com?x=1")]
    [InlineData("https://acme.my.salesforce.com#x")]
    [InlineData("https://acme.my.salesforce.com\\.evil.example")]
    [InlineData("https://evil.example\\.my.salesforce.com")]
    [InlineData("https://evil.example/.my.salesforce.com")]
    [InlineData("https://xn--cme-7cd.my.salesforce.com")]
    [InlineData("https://аcme.my.salesforce.com")]
    [InlineData("https://a.b.my.salesforce.com")]
    [InlineData("https://-acme.my.salesforce.com")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://[::1]")]
    [InlineData("https://login.salesforce.com")]
    [InlineData("https://test.salesforce.com")]
    [InlineData("javascript:alert(1)//.my.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com\r\nHost: evil.example")]
    public void Everything_else_is_refused(string typed) => Assert.IsType<MyDomainCheck.Wrong>(MyDomain.Check(typed));

    [Theory]
    [InlineData("acme.my.salesforce.com", "https://acme.my.salesforce.com/")]
    [InlineData("http://acme.my.salesforce.com", "https://acme.my.salesforce.com/")]
    [InlineData("https://acme.my.salesforce.com/lightning/setup", "https://acme.my.salesforce.com/")]
    [InlineData("https://acme.lightning.force.com/lightning/page/home", "https://acme.my.salesforce.com/")]
    [InlineData("acme.lightning.force.com", "https://acme.my.salesforce.com/")]
    [InlineData("https://acme--dev.sandbox.lightning.force.com", "https://acme--dev.sandbox.my.salesforce.com/")]
    [InlineData("https://acme.my.salesforce-setup.com/lightning/setup", "https://acme.my.salesforce.com/")]
    public void What_was_probably_meant_is_suggested(string typed, string suggestion) =>
        Assert.Equal(new Uri(suggestion), Assert.IsType<MyDomainCheck.Wrong>(MyDomain.Check(typed)).Suggestion);

    [Fact]
    public void Whatever_is_typed_only_Salesforce_s_own_hosts_pass()
    {
        var pieces = Gen.OneOf([.. new[] { "https://", "http://", "acme", ".", "my.salesforce.com", ".my.salesforce.com", "@", ":443", "/", "\\", "?", "#", "%2f", "evil.example", "--", "\t", "é", "xn--" }.Select(Gen.Const)]);
        var texts = Gen.OneOf(Gen.String[0, 60], Gen.Select(pieces.Array[1, 8], string.Concat), Gen.Select(Gen.String[0, 10], text => $"https://{text}.my.salesforce.com"));

        texts.Sample(text =>
        {
            var check = MyDomain.Check(text);
            var origin = (check as MyDomainCheck.Right)?.Origin ?? (check as MyDomainCheck.Wrong)!.Suggestion;
            return origin is null
                || (origin is { Scheme: "https", IsDefaultPort: true, PathAndQuery: "/", UserInfo: "" }
                    && origin.Host.EndsWith(".my.salesforce.com", StringComparison.Ordinal)
                    && origin.Host.All(char.IsAscii));
        });
    }
}
