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
    public void Pages_of_the_portal_are_returned_to(string page) => Assert.Equal(page, ReturnUrl.Checked(page));

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
        var origin = new Uri("http://localhost:3000/oauth/callback");
        var pieces = Gen.OneOf([.. new[] { "/", "\\", "//", "evil.example", "@", ":", "https:", "%2f", "%5c", "?", "#", "\t", "\r\n", "..", ".", " ", "org" }.Select(Gen.Const)]);
        var texts = Gen.OneOf(Gen.String, Gen.Select(pieces.Array[0, 8], string.Concat), Gen.Select(Gen.String, text => "/" + text));

        texts.Sample(text =>
        {
            var target = new Uri(origin, ReturnUrl.Checked(text));
            return target.GetLeftPart(UriPartial.Authority) == "http://localhost:3000";
        });
    }
}
