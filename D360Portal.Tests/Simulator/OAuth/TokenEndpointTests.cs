using System.Net.Http.Headers;
using System.Text;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class TokenEndpointTests
{
    private const string Token = "/services/oauth2/token";

    [Theory]
    [InlineData(SalesforceSimulator.ConsumerKey, SalesforceSimulator.ConsumerSecret, true)]
    [InlineData(SalesforceSimulator.ConsumerKey, "wrong", false)]
    [InlineData("wrong", SalesforceSimulator.ConsumerSecret, false)]
    public async Task Key_and_secret_may_come_in_the_header(string key, string secret, bool accepted)
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(key)}:{Uri.EscapeDataString(secret)}")));

        var response = await org.PostAsync(Token, ("grant_type", "client_credentials"));

        Assert.Equal(accepted, response.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm9jb2xvbg==")]
    public async Task A_broken_header_is_no_key(string header)
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        await OrgUnderTest.AssertRefusedAsync("invalid_client_id", "client identifier invalid", await org.PostAsync(Token, ("grant_type", "client_credentials")));
    }

    [Theory]
    [InlineData(false, 400)]
    [InlineData(true, 401)]
    public async Task A_wrong_key_or_secret_is_refused_with_one_of_two_statuses(bool quirk, int status)
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { WrongClientAnswers401 = quirk });

        await OrgUnderTest.AssertRefusedAsync("invalid_client_id", "client identifier invalid", await AskAsync("wrong", SalesforceSimulator.ConsumerSecret), status);
        await OrgUnderTest.AssertRefusedAsync("invalid_client", "invalid client credentials", await AskAsync(SalesforceSimulator.ConsumerKey, "wrong"), status);
        await OrgUnderTest.AssertRefusedAsync("invalid_client", "invalid client credentials", await AskAsync(SalesforceSimulator.ConsumerKey, ""), status);

        Task<HttpResponseMessage> AskAsync(string key, string secret) =>
            org.PostAsync(Token, ("grant_type", "client_credentials"), ("client_id", key), ("client_secret", secret));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("implicit")]
    [InlineData("")]
    public async Task Other_kinds_of_request_are_not_supported(string grantType)
    {
        await using var org = await OrgUnderTest.StartAsync();

        await OrgUnderTest.AssertRefusedAsync("unsupported_grant_type", "grant type not supported", await org.PostTokenAsync(grantType));
    }

    [Fact]
    public async Task A_body_that_is_no_form_asks_for_nothing()
    {
        await using var org = await OrgUnderTest.StartAsync();
        using var content = new StringContent("""{"grant_type":"client_credentials"}""", Encoding.UTF8, "application/json");

        var response = await org.Http.PostAsync(Token, content, TestContext.Current.CancellationToken);

        await OrgUnderTest.AssertRefusedAsync("unsupported_grant_type", "grant type not supported", response);
    }

    [Fact]
    public async Task Parameters_in_the_address_do_not_count()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var response = await org.PostAsync($"{Token}?grant_type=client_credentials&client_id={SalesforceSimulator.ConsumerKey}&client_secret={SalesforceSimulator.ConsumerSecret}");

        Assert.False(response.IsSuccessStatusCode);
    }
}
