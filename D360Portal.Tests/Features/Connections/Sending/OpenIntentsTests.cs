using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>A portal that ends between the intent and the answer, and the next one that starts from the same files. The org outlives both.</summary>
public sealed class OpenIntentsTests : IAsyncLifetime
{
    private const string Collection = "/services/data/v66.0/ssot/connections";

    private static readonly ConnectionDefinition Clinic = new()
    {
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
        Method = "Ingress",
        Label = "Cut off",
        Name = "Cut_off",
        Credentials = [new ConnectionCredential("user", new Secret("reader")), new ConnectionCredential("password", new Secret("canary"))],
        Parameters = [new ConnectionParameter("jdbc_connection_url", "clinic.abc123.eu-west-1.rds.amazonaws.com:3306"), new ConnectionParameter("DATABASE", "clinic")],
    };

    private readonly TemporaryFolder _folder = new();
    private readonly Uri _address = new($"http://localhost:{FreePort.Next()}");
    private LoopbackOrg _org = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Posts => _org.Requests.To(Collection).Count(request => request.Method == "POST");

    public async ValueTask InitializeAsync() => _org = await LoopbackOrg.StartAsync(_address);

    public async ValueTask DisposeAsync()
    {
        await _org.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_connector_whose_portal_ended_before_the_answer_came_is_found_by_the_next_one()
    {
        var gate = new TaskCompletionSource();
        _org.Faults.Next(ConnectionWriteFaults.CreateReplyHeld(gate.Task));
        await CreateAndEndAsync();
        Assert.Equal(1, Posts);
        gate.SetResult();

        await using var portal = await StartAsync();
        await portal.Log.WaitForAsync(logged => logged.RenderMessage().Contains("which an earlier process left open", StringComparison.Ordinal));
        var intent = await ClosedAsync(portal);

        Assert.Equal((IntentState.Created, Assert.Single(InOrg).Id), (intent.State, intent.ConnectionId?.ToString()));
        Assert.Equal(1, Posts);
        Assert.Empty(portal.Log.Complaints());
    }

    [Fact]
    public async Task A_create_that_never_arrived_stays_unknown_and_is_not_sent_again()
    {
        await BeginAndEndAsync();

        await using var portal = await StartAsync();
        await portal.Log.WaitForAsync(logged => logged.RenderMessage().Contains("which an earlier process left open", StringComparison.Ordinal));
        var intent = await ClosedAsync(portal);

        Assert.Equal((IntentState.Unknown, "Salesforce did not answer."), (intent.State, intent.Reason));
        Assert.Equal(0, Posts);
        Assert.Empty(InOrg);
    }

    [Fact]
    public async Task While_the_org_is_down_the_portal_starts_and_the_intent_is_unknown()
    {
        await BeginAndEndAsync();
        _org.Faults.Always(AnyFaults.ConnectionLost(Collection));

        await using var portal = await StartAsync();
        var intent = await ClosedAsync(portal);

        Assert.Equal((IntentState.Unknown, "The portal was stopped before Salesforce answered."), (intent.State, intent.Reason));
        using var http = new HttpClient();
        Assert.Contains("\"status\":\"Healthy\"", await http.GetStringAsync(new Uri(_address, "/health/ready"), Cancellation), StringComparison.Ordinal);
        Assert.Empty(portal.Log.Complaints());
    }

    [Fact]
    public async Task A_start_that_cannot_look_keeps_what_was_known_of_the_reason()
    {
        await BeginAndEndAsync(async (intents, intent) => await intents.EndAsync(intent, IntentState.Unknown, connectionId: null, "Salesforce did not answer.", The.Start, Cancellation));
        _org.Faults.Always(AnyFaults.ConnectionLost(Collection));

        await using var portal = await StartAsync();
        await portal.Log.WaitForAsync(logged => logged.RenderMessage().Contains("Could not look", StringComparison.Ordinal));

        Assert.Equal("Salesforce did not answer.", (await ClosedAsync(portal)).Reason);
    }

    [Fact]
    public async Task What_Salesforce_did_not_list_at_one_start_is_found_at_the_next()
    {
        _org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        _org.Faults.Next(ConnectionListFaults.Failed("AwsRdsMySql"));
        await using (var first = await StartAsync())
        {
            var grant = await SignInAsync(first);
            Assert.IsType<CreateOutcome.Unknown>(await CreateAsync(first, grant));
        }

        await using var second = await StartAsync();
        await second.Log.WaitForAsync(logged => logged.RenderMessage().Contains("which an earlier process left open", StringComparison.Ordinal));

        Assert.Equal((IntentState.Created, 1), ((await ClosedAsync(second)).State, Posts));
    }

    [Fact]
    public async Task While_the_org_cannot_be_reached_nothing_is_sent_and_nothing_is_unknown()
    {
        await using var portal = await StartAsync();
        var grant = await SignInAsync(portal);
        var form = await portal.Services.GetRequiredService<FormStarter>().ReadFormAsync(grant.Id, Clinic.Type, source: null, Cancellation);
        await _org.DisposeAsync();

        var rejected = Assert.IsType<CreateOutcome.Rejected>(
            await portal.Services.GetRequiredService<ConnectionCreator>().CreateAsync(Guid.NewGuid(), grant, Clinic, form, Cancellation)).Rejection;

        Assert.EndsWith("Nothing was sent.", rejected.What, StringComparison.Ordinal);
        Assert.Equal((IntentState.Rejected, rejected.What), ((await ClosedAsync(portal)).State, (await ClosedAsync(portal)).Reason));
    }

    private IReadOnlyList<D360Portal.Simulator.Data360.Connections.StoredConnection> InOrg =>
        [.. _org.Org.Data360.Connections.All.Where(connection => connection.Label == Clinic.Label)];

    /// <summary>A portal that creates, and ends while Salesforce is at it.</summary>
    private async Task CreateAndEndAsync()
    {
        await using var portal = await StartAsync();
        var grant = await SignInAsync(portal);
        _ = CreateAsync(portal, grant);
        await Patience.UntilAsync(() => InOrg.Count > 0);
    }

    /// <summary>A portal that ends after it wrote down what it was about to do.</summary>
    private async Task BeginAndEndAsync(Func<ICreateIntents, Guid, Task>? then = null)
    {
        await using var portal = await StartAsync();
        var grant = await SignInAsync(portal);
        var intents = portal.Services.GetRequiredService<ICreateIntents>();
        var intent = new CreateIntent
        {
            Id = Guid.NewGuid(),
            Type = Clinic.Type,
            Label = Clinic.Label,
            Name = Clinic.Name,
            State = IntentState.Sending,
            StartedAt = TimeProvider.System.GetUtcNow(),
        };
        Assert.True(await intents.BeginAsync(grant, intent, Cancellation));
        await (then?.Invoke(intents, intent.Id) ?? Task.CompletedTask);
    }

    private static async Task<CreateOutcome> CreateAsync(RunningPortal portal, Grant grant)
    {
        var form = await portal.Services.GetRequiredService<FormStarter>().ReadFormAsync(grant.Id, Clinic.Type, source: null, Cancellation);
        return await portal.Services.GetRequiredService<ConnectionCreator>().CreateAsync(Guid.NewGuid(), grant, Clinic, form, Cancellation);
    }

    private Task<RunningPortal> StartAsync() => RunningPortal.StartAsync(new RunningPortal.Setup { Address = _address, Folder = _folder, Settings = _org.Settings("acme") });

    private static async Task<Grant> SignInAsync(RunningPortal portal)
    {
        using var browser = portal.OpenBrowser();
        await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");
        return await portal.Services.GetRequiredService<IGrantStore>().FindAsync(new GrantId(Assert.Single(await portal.ReadGrantsAsync()).Id), Cancellation)
            ?? throw new InvalidOperationException("The grant is gone.");
    }

    /// <summary>The one intent, as soon as it is not under way any more.</summary>
    private static async Task<CreateIntent> ClosedAsync(RunningPortal portal)
    {
        var grants = portal.Services.GetRequiredService<IGrantStore>();
        var grant = await grants.FindAsync(new GrantId(Assert.Single(await portal.ReadGrantsAsync()).Id), Cancellation);
        await Patience.UntilAsync(async () => (await ReadAsync()).State != IntentState.Sending, "The intent is still under way.");
        return await ReadAsync();

        async Task<CreateIntent> ReadAsync() => Assert.Single(await portal.Services.GetRequiredService<ICreateIntents>().ListAsync(grant!, 10, Cancellation));
    }
}
