using CsCheck;
using D360Portal.Features.SignIn;

namespace D360Portal.Tests.Features.SignIn;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/org")]
    [InlineData("/connectors?type=AwsRdsMySql&q=clinic%2012")]
    [InlineData("/o/sandbox/connectors/9cg000000000001AAA")]
    [InlineData("/connectors/new#top")]
    [InlineData("/org?from=https://evil.example")]
    public void Pages_of_the_portal_are_returned_to(string page) => Assert.Equal(page, ReturnUrl.Checked(page));

    [Theory]
    [InlineData("/connectors?q=Zürich", "/connectors?q=Z%C3%BCrich")]
    [InlineData("/connectors?q=病院", "/connectors?q=%E7%97%85%E9%99%A2")]
    [InlineData("/connectors?q=😀", "/connectors?q=%F0%9F%98%80")]
    public void What_a_header_cannot_carry_is_escaped(string page, string escaped) => Assert.Equal(escaped, ReturnUrl.Checked(page));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("http:///evil.example")]
    [InlineData("%2f%2fevil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/org\r\nSet-Cookie: a=b")]
    [InlineData("/org\n")]
    [InlineData("/\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\u0000/evil.example")]
    [InlineData("//evil.example/%2f..")]
    [InlineData("http://localhost:3000@evil.example")]
    [InlineData("http://localhost:3000/org")]
    [InlineData("?returnUrl=//evil.example")]
    [InlineData("@evil.example")]
    [InlineData("data:text/html,x")]
    [InlineData("~/org")]
    [InlineData("org")]
    [InlineData(" /org")]
    [InlineData("/org\\..\\evil")]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/acme?returnUrl=/sign-in/acme")]
    [InlineData("/o/sandbox/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/disconnect")]
    [InlineData("/oauth/callback?code=x")]
    [InlineData("/error/500")]
    public void Everything_else_leads_to_the_first_page(string? text) => Assert.Equal("/", ReturnUrl.Checked(text));

    [Fact]
    public void Whatever_is_asked_for_the_browser_stays_at_the_portal()
    {
        var pieces = Gen.OneOf([.. new[]
        {
            "/", "\\", "//", "evil.example", "@", ":", "https:", "http:", "%2f", "%5c", "%09", "?", "#", "\t", "\n", "\r\n", "\0", "..", ".", " ", "org", "/o/x", "é", "／", "\ud83d", "\ud83d\ude00",
        }.Select(Gen.Const)]);
        var texts = Gen.OneOf(Gen.String, Gen.Select(pieces.Array[0, 8], string.Concat), Gen.Select(Gen.String, text => "/" + text));

        texts.Sample(
            text =>
            {
                var page = ReturnUrl.Checked(text);
                return page.All(letter => letter is >= ' ' and <= '~')
                    && new Uri(new Uri("http://localhost:3000/oauth/callback"), page).GetLeftPart(UriPartial.Authority) == "http://localhost:3000"
                    && StaysInBrowser(page);
            },
            iter: 20_000);
    }

    /// <summary>
    /// As browsers read a reference (WHATWG URL): tabs and line ends vanish wherever they stand, spaces and controls at both ends, and a backslash is a slash.
    /// What then begins with two slashes, or with a scheme, is elsewhere.
    /// </summary>
    private static bool StaysInBrowser(string reference)
    {
        var read = string.Concat(reference.Trim([.. Enumerable.Range(0, 33).Select(code => (char)code)]).Where(letter => letter is not ('\t' or '\n' or '\r')))
            .Replace('\\', '/');
        return read.StartsWith('/') && !read.StartsWith("//", StringComparison.Ordinal);
    }
}
