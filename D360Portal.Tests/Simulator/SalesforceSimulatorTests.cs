using System.Net;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests;

public sealed class SalesforceSimulatorTests
{
    [Theory]
    [InlineData("https://elsewhere.my.salesforce.example/services/oauth2/userinfo")]
    [InlineData("https://my.salesforce.example/")]
    [InlineData("https://simulated-org.my.salesforce.example.evil.example/")]
    [InlineData("https://simulated-org.my.salesforce.example:8443/")]
    [InlineData("http://simulated-org.my.salesforce.example/")]
    [InlineData("https://127.0.0.1/")]
    public async Task Every_other_host_does_not_exist(string address)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => org.GetAsync(address));

        Assert.Equal(HttpRequestError.NameResolutionError, failure.HttpRequestError);
        Assert.Empty(org.Simulator.Requests.All);
    }

    [Fact]
    public async Task The_org_lives_where_the_options_say()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { Origin = new Uri("https://acme.my.salesforce.com") });

        Assert.True((await org.GetAsync("https://acme.my.salesforce.com/.well-known/openid-configuration")).IsSuccessStatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => org.GetAsync(SimulatorOptions.DefaultOrigin.AbsoluteUri));
    }

    [Theory]
    [InlineData("GET", "/services/data/v66.0/ssot/nothing-of-that-name")]
    [InlineData("GET", "/favicon.ico")]
    [InlineData("PUT", "/services/oauth2/token")]
    [InlineData("DELETE", "/services/data/v66.0/query")]
    [InlineData("HEAD", "/id/keys")]
    public async Task A_path_or_method_that_nothing_knows_is_501_and_remembered(string method, string path)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var response = await org.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        if (method != "HEAD")
        {
            Assert.Contains(path, await OrgUnderTest.TextAsync(response), StringComparison.Ordinal);
        }

        Assert.Equal($"{method} {path} 501", Assert.Single(org.Simulator.Requests.Unknown).ToString());
        Assert.Equal($"Error: The simulated org does not know {method} {path}", Assert.Single(org.TakeErrors()));
    }

    [Fact]
    public async Task What_is_known_is_not_among_the_unknown()
    {
        await using var org = await OrgUnderTest.StartAsync();

        await org.SignInAsync();

        Assert.Empty(org.Simulator.Requests.Unknown);
    }

    [Fact]
    public async Task Orgs_do_not_know_each_other()
    {
        await using var one = await OrgUnderTest.StartAsync();
        await using var other = await OrgUnderTest.StartAsync();
        var token = (string?)(await one.SignInAsync())["access_token"];

        Assert.True((await one.GetAsync("/services/oauth2/userinfo", token)).IsSuccessStatusCode);
        Assert.False((await other.GetAsync("/services/oauth2/userinfo", token)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Answers_are_kept_by_nobody()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var response = await org.GetAsync("/.well-known/openid-configuration");

        Assert.True(response.Headers.CacheControl!.NoStore);
    }
}
