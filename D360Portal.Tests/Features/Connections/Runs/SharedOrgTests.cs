using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Two people of one org, each signed in for themselves, who bring the same spreadsheet at the same time.</summary>
public sealed class SharedOrgTests
{
    private const int Rows = 40;

    private static readonly SimulatedUser Colleague = new()
    {
        Username = "colleague@simulated.example",
        UserId = "005SM0000000042YAA",
        FirstName = "Casey",
        LastName = "Colleague",
        IsAdmin = true,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_users_who_run_into_the_same_org_at_once_make_no_twins(bool otherQuirks)
    {
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Org = address => new SimulatorOptions { Users = [SimulatedUser.Admin, Colleague], CallbackUrls = [new Uri(address, "/oauth/callback").AbsoluteUri] },
        });
        portal.Org.Quirks = otherQuirks ? Quirks.AllOther : new Quirks();
        var (mine, theirs) = (await SignInAsync(portal, SimulatedUser.Admin), await SignInAsync(portal, Colleague));
        Assert.NotEqual(mine.Id, theirs.Id);
        portal.SlowDown(TimeSpan.FromMilliseconds(10));

        var starter = portal.Services.GetRequiredService<IRunStarter>();
        var runs = await Task.WhenAll(
            starter.StartAsync(mine, Orders.Of("Shared", Rows), Cancellation),
            starter.StartAsync(theirs, Orders.Of("Shared", Rows), Cancellation));

        var journal = portal.Services.GetRequiredService<IRunJournal>();
        await Patience.UntilAsync(async () => (await StatesAsync()).All(state => state is RunState.Done));
        var rows = await Task.WhenAll(runs.Select(run => journal.ListRowsAsync(run, [], 0, Rows, Cancellation)));
        var made = portal.Org.Org.Data360.Connections.All.Where(connection => connection.Label.StartsWith("Shared ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Rows, made.Length);
        Assert.Equal(Rows, portal.Org.Requests.To("/services/data/v66.0/ssot/connections").Count(request => request.Method == "POST"));
        foreach (var (first, second) in rows[0].Zip(rows[1]))
        {
            Assert.Equal([RunRowState.Created, RunRowState.AlreadyThere], new[] { first.State, second.State }.Order());
            Assert.Equal(first.ConnectionId, second.ConnectionId);
            Assert.Equal(first.Definition.Label, Assert.Single(made, connection => connection.Id == first.ConnectionId.ToString()).Label);
        }

        async Task<RunState[]> StatesAsync() => [.. (await Task.WhenAll(runs.Select(run => journal.FindAsync(run, Cancellation)))).Select(run => run!.State)];
    }

    private static async Task<Grant> SignInAsync(RunningPortal portal, SimulatedUser user)
    {
        using var browser = portal.OpenBrowser();
        await browser.SignInAsync(user.Username);
        return (await portal.Services.GetRequiredService<IGrantStore>().ListAsync(Cancellation)).Single(grant => grant.Username == user.Username);
    }
}
