using D360Portal.Features.Org.Check;
using D360Portal.Salesforce;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Org.Check;

/// <summary>An org on a port of this machine: the check goes through the network, and the org is its own Data 360 host.</summary>
public sealed class LoopbackCheckTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_step_passes_over_the_network(bool withScheme)
    {
        await using var org = await LoopbackOrg.StartAsync(
            new Uri("http://localhost:3000"), change: options => options with { Quirks = new D360Portal.Simulator.Quirks { TenantHostHasScheme = withScheme } });
        await using var portal = new CheckingPortal(
            The.Org with { MyDomain = org.Options.Origin, ClientId = org.Options.ConsumerKey, ClientSecret = new Secret(org.Options.ConsumerSecret), ServiceAccess = true },
            TimeProvider.System,
            handler: null);
        var user = D360Portal.Simulator.SimulatedUser.Admin;
        var tokens = org.Org.Tokens.Issue(user, ["api", "refresh_token", "cdp_api", "cdp_query_api"]);
        var run = portal.CheckOf(await portal.KeepGrantAsync(tokens.Access.Value, tokens.RefreshToken, user.UserId, org.Org.OrganizationId));

        await run.RunAllAsync(TestContext.Current.CancellationToken);

        Assert.All(Enum.GetValues<StepKey>(), key => Assert.True(run.ResultOf(key).State is StepState.Passed, $"{key}: {run.ResultOf(key).Summary}"));
        Assert.Contains($"on localhost:{org.Options.Origin.Port}", run.ResultOf(StepKey.Data360Token).Summary, StringComparison.Ordinal);
        Assert.True(run.ResultOf(StepKey.Identity).Took > TimeSpan.Zero);
    }
}
