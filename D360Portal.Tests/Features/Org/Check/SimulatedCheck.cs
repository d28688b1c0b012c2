using D360Portal.Features.Org.Check;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Tests.SimulatorTests;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Org.Check;

/// <summary>The check of a simulated org. The org complains about every gap that a test did not mean to find.</summary>
internal sealed class SimulatedCheck : IAsyncDisposable
{
    private static readonly string[] AllScopes = ["api", "refresh_token", "cdp_api", "cdp_query_api", "cdp_profile_api", "cdp_ingest_api"];

    private SimulatedCheck(OrgUnderTest under, CheckingPortal portal, Grant grant)
    {
        Under = under;
        Portal = portal;
        Grant = grant;
        Run = portal.CheckOf(grant);
    }

    public OrgUnderTest Under { get; }

    public CheckingPortal Portal { get; }

    public Grant Grant { get; }

    public CheckRun Run { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SimulatedCheck> StartAsync(
        Quirks? quirks = null,
        Func<SimulatorOptions, SimulatorOptions>? change = null,
        SimulatedUser? user = null,
        string[]? scopes = null,
        bool serviceAccess = true,
        string dataSpace = "default")
    {
        var under = await OrgUnderTest.StartAsync(options =>
        {
            options = options with { Quirks = quirks ?? new Quirks() };
            return change?.Invoke(options) ?? options;
        });
        var org = The.Org with
        {
            MyDomain = under.Simulator.Origin,
            ClientId = SalesforceSimulator.ConsumerKey,
            ClientSecret = new Secret(SalesforceSimulator.ConsumerSecret),
            Scopes = AllScopes,
            DataSpace = dataSpace,
            ServiceAccess = serviceAccess,
            IsSimulated = true,
        };
        user ??= SimulatedUser.Admin;
        var portal = new CheckingPortal(org, under.Time, under.Simulator.CreateHandler());
        var tokens = under.Org.Tokens.Issue(user, scopes ?? AllScopes);
        var grant = await portal.KeepGrantAsync(tokens.Access.Value, tokens.RefreshToken, user.UserId, under.Org.OrganizationId);
        return new SimulatedCheck(under, portal, grant);
    }

    /// <summary>Runs all steps.</summary>
    public async Task<CheckRun> RunAsync()
    {
        await Run.RunAllAsync(Cancellation);
        return Run;
    }

    public StepResult this[StepKey key] => Run.ResultOf(key);

    /// <summary>Asserts what became of a step, and that its words say so.</summary>
    public void AssertStep(StepKey key, StepState state, string words)
    {
        var result = this[key];
        Assert.True(result.State == state, $"{key} {result.State}: {result.Summary} {result.SalesforceWords}");
        Assert.Contains(words, $"{result.Summary} {result.Advice?.Meaning}", StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Under.DisposeAsync();
    }
}
