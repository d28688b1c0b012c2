using System.Net;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class LoginEndpointTests
{
    private const string Admin = "admin@simulated.example";

    [Fact]
    public async Task The_page_has_the_fields_and_the_button_that_scripts_know()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var page = await org.OpenLoginAsync();

        Assert.Equal("Username", page.QuerySelector($"label[for={page.QuerySelector("input[name=username]")!.Id}]")!.TextContent);
        Assert.Equal("Password", page.QuerySelector($"label[for={page.QuerySelector("input[name=pw][type=password]")!.Id}]")!.TextContent);
        Assert.Equal("Log In", Assert.Single(page.QuerySelectorAll("button")).TextContent);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Theory]
    [InlineData("admin@simulated.example")]
    [InlineData("ADMIN@Simulated.example")]
    [InlineData(" admin@simulated.example ")]
    public async Task A_known_user_with_any_password_is_asked_for_approval(string username)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var response = await org.LogInAsync(await org.OpenLoginAsync(), username, "x");

        Assert.StartsWith("/setup/secur/RemoteAccessAuthorizationPage.apexp?", OrgUnderTest.Location(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody@simulated.example", "x", "This org has no such user. Check the username.")]
    [InlineData(Admin, "", "Enter your password. Any password will do.")]
    public async Task A_wrong_attempt_shows_the_page_again_with_what_was_typed(string username, string password, string error)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var page = await OrgUnderTest.DocumentAsync(await org.LogInAsync(await org.OpenLoginAsync(), username, password));

        Assert.Equal(error, page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(username, page.QuerySelector("input[name=username]")!.GetAttribute("value"));
        Assert.Equal(page.QuerySelector("[role=alert]")!.Id, page.QuerySelector("input[name=username]")!.GetAttribute("aria-describedby"));
        Assert.False(page.QuerySelector("input[name=pw]")!.HasAttribute("value"));
        Assert.StartsWith("/setup/", OrgUnderTest.Location(await org.LogInAsync(page, Admin)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_text()
    {
        await using var org = await OrgUnderTest.StartAsync();
        const string Typed = "\"><script>alert(1)</script>";

        var page = await OrgUnderTest.DocumentAsync(await org.LogInAsync(await org.OpenLoginAsync(("login_hint", Typed)), Typed));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(Typed, page.QuerySelector("input[name=username]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_hint_fills_the_username_in()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var page = await org.OpenLoginAsync(("login_hint", Admin));

        Assert.Equal(Admin, page.QuerySelector("input[name=username]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_page_that_was_left_open_too_long_has_expired()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var page = await org.OpenLoginAsync();

        org.Time.Advance(TimeSpan.FromMinutes(16));
        var response = await org.LogInAsync(page, Admin);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("This page has expired", (await OrgUnderTest.DocumentAsync(response)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, (await org.GetAsync("/login")).StatusCode);
    }

    [Fact]
    public async Task With_pre_authorized_users_they_are_not_asked_and_the_others_are_refused()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { PreAuthorizedUsers = [Admin] });

        var admitted = OrgUnderTest.QueryOf(await org.LogInAsync(await org.OpenLoginAsync(), Admin));
        var refused = OrgUnderTest.QueryOf(await org.LogInAsync(await org.OpenLoginAsync(), "reviewer@simulated.example"));

        Assert.Contains("code", admitted.Keys);
        Assert.Equal(
            ("OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app"),
            (refused["error"], refused["error_description"]));
    }

    [Fact]
    public async Task Below_a_forwarder_s_path_every_link_form_and_redirect_keeps_the_path()
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Http.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "/_org");

        var login = OrgUnderTest.Location(await org.GetAsync(OrgUnderTest.AuthorizeAddress()));
        Assert.StartsWith("/_org/login?", login, StringComparison.Ordinal);

        var page = await OrgUnderTest.DocumentAsync(await org.GetAsync(login["/_org".Length..]));
        Assert.Equal("/_org/login", page.QuerySelector("form")!.GetAttribute("action"));

        var pending = page.QuerySelector("input[name=pending]")!.GetAttribute("value")!;
        var approval = OrgUnderTest.Location(await org.PostAsync("/login", ("pending", pending), ("username", Admin), ("pw", "x")));
        Assert.StartsWith("/_org/setup/", approval, StringComparison.Ordinal);

        var question = await OrgUnderTest.DocumentAsync(await org.GetAsync(approval["/_org".Length..]));
        Assert.StartsWith("/_org/setup/", question.QuerySelector("form")!.GetAttribute("action"), StringComparison.Ordinal);

        var end = OrgUnderTest.Location(await org.GetAsync(OrgUnderTest.AuthorizeAddress(("scope", "openid"))));
        Assert.StartsWith("/_org/setup/", end, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\"onmouseover=x")]
    [InlineData("evil")]
    public async Task A_prefix_that_is_no_plain_path_is_ignored(string prefix)
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Http.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-Prefix", prefix);

        Assert.StartsWith("/login?", OrgUnderTest.Location(await org.GetAsync(OrgUnderTest.AuthorizeAddress())), StringComparison.Ordinal);
    }
}
