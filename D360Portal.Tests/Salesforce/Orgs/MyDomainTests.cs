using System.Text.RegularExpressions;
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
    [InlineData("https://acme.my.salesforce.com:443@evil.example")]
    [InlineData("https://acme.my.salesforce.com%2f@evil.example")]
    [InlineData("https://acme.my.salesforce.com%00.evil.example")]
    [InlineData("https://evil.example%2f.my.salesforce.com")]
    [InlineData("https://evil.example%23.my.salesforce.com")]
    [InlineData("https://acme。my。salesforce。com")]
    [InlineData("https://acme.my.salesforce.com:0")]
    [InlineData("https://acme_x.my.salesforce.com")]
    [InlineData("https://..my.salesforce.com")]
    [InlineData("https://acme.sandbox.develop.my.salesforce.com")]
    [InlineData("https://acme.evil.my.salesforce.com")]
    [InlineData("https://@acme.my.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com?")]
    [InlineData("https://acme.my.salesforce.com/#")]
    [InlineData("https://acme.my.salesforce.com:")]
    [InlineData("https://acme.my.salesforce.com/x/..")]
    [InlineData("https:\\\\acme.my.salesforce.com")]
    [InlineData("https:///acme.my.salesforce.com")]
    [InlineData("https://127.1")]
    [InlineData("https://0x7f000001")]
    [InlineData("https://2130706433")]
    [InlineData("https://017700000001")]
    [InlineData("https://[::ffff:127.0.0.1]")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://localhost")]
    [InlineData("https://metadata.google.internal")]
    [InlineData("ftp://acme.my.salesforce.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://acme.my.salesforce.com:70/")]
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
        var pieces = Of("https://", "http://", "acme", ".", "my.salesforce.com", ".my.salesforce.com", "@", ":443", "/", "\\", "?", "#", "%2f", "evil.example", "--", "\t", "é", "xn--", "127.0.0.1", "。");
        var nearlyRight = Gen.Select(
            Of("https://", "https://", "http://", "https:", "//", "", "https://a@"),
            Of("acme", "acme--dev", "-acme", "ACME", "a.b", "evil.example/", "xn--acme", "", "1"),
            Of("", "", ".sandbox", ".develop", ".evil", ".sandbox.develop", ".my", "%2e", "\u3002x"),
            Of(".my.salesforce.com", ".my.salesforce.com", "my.salesforce.com", ".my-salesforce.com", ".my.salesforce.com.evil.example", ".my.salesforce.com."),
            Of("", "", "/", ":443", ":8443", ":0", "/path", "?q", "#f", "\\x", "@evil.example", ".evil.example", "\n"),
            (scheme, name, family, suffix, tail) => scheme + name + family + suffix + tail);
        var texts = Gen.OneOf(Gen.String[0, 60], Gen.Select(pieces.Array[1, 8], string.Concat), nearlyRight, Gen.Select(Gen.String[0, 10], text => $"https://{text}.my.salesforce.com"));

        texts.Sample(
            text =>
            {
                var check = MyDomain.Check(text);
                if (check is MyDomainCheck.Right && !IsPlain(text))
                {
                    return false;
                }

                var origin = (check as MyDomainCheck.Right)?.Origin ?? (check as MyDomainCheck.Wrong)!.Suggestion;
                return origin is null
                    || (origin is { Scheme: "https", Port: 443, PathAndQuery: "/", UserInfo: "", Fragment: "" } && IsOfAFamily(origin.Host));
            },
            iter: 50_000);
    }

    /// <summary>Nothing but scheme and host, and a port or a slash that changes nothing.</summary>
    private static bool IsPlain(string text) =>
        Regex.IsMatch(text.Trim(), @"^https://[a-z0-9.-]+(:443)?/?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Gen<string> Of(params string[] texts) => Gen.OneOf([.. texts.Select(Gen.Const)]);

    /// <summary>Said in another way than the check says it: one name, perhaps one family, and Salesforce's suffix whole.</summary>
    private static bool IsOfAFamily(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 3
            && labels[^3..] is ["my", "salesforce", "com"]
            && labels[1..^3] is [] or ["sandbox" or "develop" or "scratch" or "trailblaze" or "demo" or "patch"]
            && labels[0].Length is > 0 and <= 63
            && labels[0].All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            && !labels[0].StartsWith('-') && !labels[0].EndsWith('-');
    }
}
