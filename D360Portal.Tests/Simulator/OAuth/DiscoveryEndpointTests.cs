using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class DiscoveryEndpointTests
{
    [Fact]
    public async Task It_has_Salesforce_s_gaps()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var document = await OrgUnderTest.JsonAsync(await org.GetAsync("/.well-known/openid-configuration"));

        Assert.Equal("https://simulated-org.my.salesforce.example", (string?)document["issuer"]);
        Assert.Equal("https://simulated-org.my.salesforce.example/services/oauth2/token", (string?)document["token_endpoint"]);
        Assert.All(
            (string[])["code_challenge_methods_supported", "end_session_endpoint", "pushed_authorization_request_endpoint", "grant_types_supported", "dpop_signing_alg_values_supported", "response_modes_supported"],
            name => Assert.False(document.ContainsKey(name), name));
    }

    [Fact]
    public async Task Every_endpoint_that_it_names_is_there()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var document = await OrgUnderTest.JsonAsync(await org.GetAsync("/.well-known/openid-configuration"));

        var endpoints = document.Where(field => field.Key.EndsWith("_endpoint", StringComparison.Ordinal) || field.Key == "jwks_uri").Select(field => (string)field.Value!).ToArray();
        foreach (var endpoint in endpoints)
        {
            await (endpoint.EndsWith("token", StringComparison.Ordinal) || endpoint.EndsWith("revoke", StringComparison.Ordinal) || endpoint.EndsWith("introspect", StringComparison.Ordinal)
                ? org.PostAsync(endpoint)
                : org.GetAsync(endpoint));
        }

        Assert.Equal(6, endpoints.Length);
        Assert.Empty(org.Simulator.Requests.Unknown);
    }

    [Fact]
    public async Task It_may_speak_of_PKCE()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { DiscoveryAdvertisesPkce = true });

        var document = await OrgUnderTest.JsonAsync(await org.GetAsync("/.well-known/openid-configuration"));

        Assert.Equal("""["S256"]""", document["code_challenge_methods_supported"]!.ToJsonString());
    }
}
