using D360Portal.Features.SignIn;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Simulator;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace D360Portal.Tests.Testing;

/// <summary>
/// Tests of the demo as a user starts it. They share one portal, and each begins as if nobody had ever been there. Each ends by looking into
/// the log: a warning that the test does not expect is a failure, and so is one that it expects and that does not come.
/// </summary>
public abstract class DemoTests(DemoPortal demo) : IClassFixture<DemoPortal>, IAsyncLifetime
{
    private readonly List<string> _expected = [];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected RunningPortal Portal => demo.Portal;

    private protected SalesforceSimulator Org => Portal.Org;

    public virtual async ValueTask InitializeAsync()
    {
        Org.Faults.Clear();
        Org.Quirks = new Quirks();
        Org.Org.IsAppBlocked = false;
        foreach (var user in Org.Org.Users)
        {
            Org.Org.Activate(user.Username);
            Org.Org.RevokeGrants(user.Username);
        }

        await using (var database = await Portal.OpenDatabaseAsync())
        {
            await database.Grants.ExecuteDeleteAsync(Cancellation);
        }

        // What the portal remembers of the org's discovery document.
        Portal.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>()
            .Get(SignInSchemes.Salesforce(OrgKey.Parse("simulated"))).ConfigurationManager!.RequestRefresh();
        Org.Requests.Clear();
        Portal.Log.Clear();
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var expected in _expected)
        {
            await Portal.Log.WaitForAsync(logEvent => logEvent.RenderMessage().Contains(expected, StringComparison.Ordinal)
                || logEvent.Exception?.ToString().Contains(expected, StringComparison.Ordinal) is true);
        }

        Assert.Empty(Portal.Log.Complaints([.. _expected]));
        Assert.Empty(Org.Requests.Unknown);
        Assert.Empty(Org.Faults.Pending);
        GC.SuppressFinalize(this);
    }

    /// <summary>Says that the test causes a warning with these words in it.</summary>
    protected void ExpectWarnings(params string[] warnings) => _expected.AddRange(warnings);

    /// <summary>Signs somebody in and tells their grant.</summary>
    private protected async Task<GrantId> SignInAsync(string username = "admin@simulated.example")
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync(username);
        return new GrantId((await Portal.ReadGrantsAsync()).Single(grant => grant.Username == username).Id);
    }

    /// <summary>The tokens that the portal has kept for a grant.</summary>
    private protected async Task<GrantSecrets> SecretsOfAsync(GrantId id) =>
        await Portal.Services.GetRequiredService<IGrantStore>().UnsealAsync(id, Cancellation)
        ?? throw new InvalidOperationException("The grant has no readable tokens.");
}
