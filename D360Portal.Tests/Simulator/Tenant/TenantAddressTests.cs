using System.Net.Http.Headers;
using System.Text;
using D360Portal.Simulator;
using D360Portal.Simulator.Tenant;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.SimulatorTests.Tenant;

/// <summary>Which host has what.</summary>
public sealed class TenantAddressTests
{
    [Theory]
    [InlineData("https://simulated-org.my.salesforce.example", "https://simulated-org.c360a.salesforce.com/")]
    [InlineData("https://acme--uat.sandbox.my.salesforce.com", "https://acme--uat.c360a.salesforce.com/")]
    [InlineData("http://localhost:3001", "http://localhost:3001/")]
    [InlineData("http://127.0.0.1:3001", "http://127.0.0.1:3001/")]
    public void The_tenant_has_a_host_of_its_own_unless_the_org_is_on_loopback(string origin, string expected) =>
        Assert.Equal(expected, TenantAddress.Of(new SimulatorOptions { Origin = new Uri(origin) }).AbsoluteUri);

    [Theory]
    [InlineData("POST", "https://simulated-org.my.salesforce.example/api/v2/query")]
    [InlineData("POST", "https://login.salesforce.com/api/v2/query")]
    [InlineData("POST", "https://simulated-org.c360a.salesforce.com/services/a360/token")]
    [InlineData("POST", "https://simulated-org.c360a.salesforce.com/services/oauth2/token")]
    [InlineData("GET", "https://simulated-org.c360a.salesforce.com/services/data/v66.0/limits")]
    [InlineData("GET", "https://simulated-org.c360a.salesforce.com/api/v2/query")]
    public async Task Neither_host_has_what_belongs_to_the_other(string method, string address)
    {
        await using var org = await OrgUnderTest.StartAsync();

        using var response = await org.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), address), TestContext.Current.CancellationToken);

        Assert.Equal(501, (int)response.StatusCode);
        Assert.Single(org.Simulator.Requests.Unknown);
        Assert.Single(org.TakeErrors());
    }

    [Theory]
    [InlineData("https://other.c360a.salesforce.com/api/v2/query")]
    [InlineData("http://simulated-org.c360a.salesforce.com/api/v2/query")]
    [InlineData("https://c360a.salesforce.com/api/v2/query")]
    public async Task No_other_tenant_exists(string address)
    {
        await using var org = await OrgUnderTest.StartAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => org.GetAsync(address));
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "http://")]
    public async Task On_loopback_org_and_tenant_are_one_origin(bool hasScheme, string scheme)
    {
        await using var org = await LoopbackOrg.StartAsync(
            new Uri("http://localhost:3000"), change: options => options with { Quirks = new Quirks { TenantHostHasScheme = hasScheme } });
        using var http = new HttpClient { BaseAddress = org.Options.Origin };
        var cancellation = TestContext.Current.CancellationToken;

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = TenantUnderTest.GrantType,
            ["subject_token"] = org.Org.Tokens.Issue(SimulatedUser.Admin, ["cdp_api"]).Access.Value,
            ["subject_token_type"] = TenantUnderTest.SubjectTokenType,
        });
        var answer = await OrgUnderTest.JsonAsync(await http.PostAsync(TenantUnderTest.TokenPath, form, cancellation));
        Assert.Equal($"{scheme}localhost:{org.Options.Origin.Port}", (string?)answer["instance_url"]);

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)answer["access_token"]);
        using var query = new StringContent("""{"sql":"SELECT 1"}""", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(TenantUnderTest.QueryPath, query, cancellation);
        Assert.Equal("[[1]]", (await OrgUnderTest.JsonAsync(response))["data"]!.ToJsonString());
        Assert.Empty(org.Requests.Unknown);
    }
}
