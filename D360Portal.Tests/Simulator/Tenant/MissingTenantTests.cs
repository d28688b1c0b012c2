using System.Text.Json.Nodes;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.Tenant;

public sealed class MissingTenantTests
{
    private const string Message = "Couldn't find CDP tenant ID. Please enable CDP first";
    private const string Connectors = "/services/data/v66.0/ssot/connectors";

    [Fact]
    public async Task An_org_without_Data_360_has_no_token_for_it()
    {
        await using var tenant = await TenantUnderTest.StartAsync(change: options => options with { HasData360 = false });

        await OrgUnderTest.AssertRefusedAsync("invalid_request", Message, await tenant.ExchangeAsync());
    }

    [Theory]
    [InlineData(false, 400, "INVALID_INPUT", "Couldn&#39;t find CDP tenant ID. Please enable CDP first")]
    [InlineData(true, 403, "FUNCTIONALITY_NOT_ENABLED", "This feature is not currently enabled for this user type or org: [CdpConnections]")]
    public async Task The_Connect_API_says_so_in_one_way_or_another(bool other, int status, string errorCode, string message)
    {
        await using var tenant = await TenantUnderTest.StartAsync(
            new Quirks { MissingTenantIsNotEnabled = other }, options => options with { HasData360 = false });

        var response = await tenant.Under.GetAsync(Connectors, tenant.CoreToken);

        Assert.Equal(status, (int)response.StatusCode);
        var error = Assert.Single(Assert.IsType<JsonArray>(JsonNode.Parse(await OrgUnderTest.TextAsync(response))))!;
        Assert.Equal((errorCode, message), ((string?)error["errorCode"], (string?)error["message"]));
        Assert.Equal(1, tenant.Under.Org.ApiCalls);
    }

    [Fact]
    public async Task Data_360_can_come_and_go_while_the_org_runs()
    {
        await using var tenant = await TenantUnderTest.StartAsync();
        var token = await tenant.GetTokenAsync();

        tenant.Under.Org.HasData360 = false;
        await TenantUnderTest.AssertRefusedAsync(401, "UNAUTHORIZED", await tenant.QueryAsync(token));
        Assert.False((await tenant.Under.GetAsync(Connectors, tenant.CoreToken)).IsSuccessStatusCode);
        Assert.True((await tenant.Under.GetAsync("/services/data/v66.0/limits", tenant.CoreToken)).IsSuccessStatusCode);

        tenant.Under.Org.HasData360 = true;
        Assert.True((await tenant.QueryAsync(token)).IsSuccessStatusCode);
        Assert.True((await tenant.Under.GetAsync(Connectors, tenant.CoreToken)).IsSuccessStatusCode);
    }
}
