using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.Tenant;

/// <summary>Where a token is good, and for how long.</summary>
public sealed class TenantTokensTests
{
    [Fact]
    public async Task A_token_lives_for_its_time_however_often_it_is_used()
    {
        await using var tenant = await TenantUnderTest.StartAsync();
        var token = await tenant.GetTokenAsync();

        tenant.Under.Time.Advance(TimeSpan.FromSeconds(7190));
        Assert.True((await tenant.QueryAsync(token)).IsSuccessStatusCode);
        tenant.Under.Time.Advance(TimeSpan.FromSeconds(1));

        await TenantUnderTest.AssertRefusedAsync(401, "UNAUTHORIZED", await tenant.QueryAsync(token));
    }

    [Fact]
    public async Task Its_time_can_be_set_and_cut_short()
    {
        await using var tenant = await TenantUnderTest.StartAsync(change: options => options with { TenantTokenLife = TimeSpan.FromMinutes(1) });

        var answer = await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync());
        Assert.Equal(60, (int)answer["expires_in"]!);
        tenant.Under.Org.ExpireData360Tokens();

        await TenantUnderTest.AssertRefusedAsync(401, "UNAUTHORIZED", await tenant.QueryAsync((string?)answer["access_token"]));
        Assert.True((await tenant.QueryAsync(await tenant.GetTokenAsync())).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_token_outlives_the_session_that_it_was_had_for_or_does_not(bool other, bool isAlive)
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { SessionEndEndsTenantToken = other });
        var token = await tenant.GetTokenAsync();
        Assert.True((await tenant.QueryAsync(token)).IsSuccessStatusCode);

        tenant.Under.Org.Deactivate(SimulatedUser.Admin.Username);
        Assert.Equal(isAlive, (await tenant.QueryAsync(token)).IsSuccessStatusCode);
        tenant.Under.Org.Activate(SimulatedUser.Admin.Username);
        Assert.True((await tenant.QueryAsync(token)).IsSuccessStatusCode);

        Assert.True((await tenant.Under.PostAsync("/services/oauth2/revoke", ("token", tenant.CoreToken))).IsSuccessStatusCode);
        Assert.Equal(isAlive, (await tenant.QueryAsync(token)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/services/data/v66.0/ssot/connectors")]
    [InlineData("/services/data/v66.0/limits")]
    [InlineData("/services/data/v66.0/query?q=SELECT%20IsSandbox,OrganizationType%20FROM%20Organization")]
    public async Task The_core_API_does_not_know_it(string path)
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        var refused = await tenant.Under.GetAsync(path, await tenant.GetTokenAsync());

        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Contains("INVALID_SESSION_ID", await OrgUnderTest.TextAsync(refused), StringComparison.Ordinal);
        Assert.True((await tenant.Under.GetAsync(path, tenant.CoreToken)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(false, 401, "UNAUTHORIZED")]
    [InlineData(true, 403, "FORBIDDEN")]
    public async Task The_tenant_does_not_take_a_core_token(bool other, int status, string errorCode)
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { CoreTokenAtTenantAnswers403 = other });

        await TenantUnderTest.AssertRefusedAsync(status, errorCode, await tenant.QueryAsync(tenant.CoreToken));
        await TenantUnderTest.AssertRefusedAsync(status, errorCode, await tenant.GetBatchAsync(tenant.CoreToken, "any"));
        await TenantUnderTest.AssertRefusedAsync(401, "UNAUTHORIZED", await tenant.QueryAsync("never issued"));
        await TenantUnderTest.AssertRefusedAsync(401, "UNAUTHORIZED", await tenant.QueryAsync(token: null));
    }
}
