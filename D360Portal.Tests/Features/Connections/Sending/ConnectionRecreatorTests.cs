using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectionRecreatorTests
{
    private const string NewForm = "new/AwsRdsMySql";

    [Fact]
    public async Task The_name_lock_is_waited_out_with_a_message_for_each_attempt()
    {
        await using var org = await LivingOrg.StartAsync(change: options => options with { NameLock = TimeSpan.FromSeconds(25) });

        var created = Assert.IsType<RecreateOutcome.Created>(await org.RecreateAsync(org.Draft()));

        var stored = Assert.Single(org.Data360.Connections.All);
        Assert.Equal((created.Id.ToString(), org.Stored.Name, "Clinic 07 moved"), (stored.Id, stored.Name, stored.Label));
        Assert.NotEqual(org.Stored.Id, stored.Id);
        Assert.Equal(3, org.Progress.Count(text => text.Contains("still keeps the name", StringComparison.Ordinal)));
        Assert.Contains("Salesforce still keeps the name of the deleted connector. Attempt 2 of 6 in 10 seconds …", org.Progress);
        Assert.Equal([ChangeState.UnderWay, ChangeState.Removed, ChangeState.Done], org.Changes.States);
        Assert.Equal(created.Id, org.Changes.Only.NewId);
        Assert.Equal(IntentState.Created, Assert.Single(org.Creates.All).State);
        Assert.Empty(org.Drafts.All);
    }

    [Fact]
    public async Task A_name_that_stays_locked_ends_with_the_old_one_gone_and_a_draft_without_secrets()
    {
        await using var org = await LivingOrg.StartAsync(change: options => options with { NameLock = TimeSpan.FromHours(1) });

        var removed = Assert.IsType<RecreateOutcome.Removed>(await org.RecreateAsync(org.Draft())).Rejection;

        Assert.Empty(org.Data360.Connections.All);
        Assert.StartsWith("The old connector is deleted, but the new one is not there.", removed.What, StringComparison.Ordinal);
        Assert.Equal(NameLock.Attempts, org.Count("POST"));
        Assert.Equal(ChangeState.Removed, org.Changes.Only.State);
        var draft = org.Drafts.All[NewForm];
        Assert.Equal(("Clinic 07 moved", "clinic"), (draft.Draft.Label, draft.Draft["DATABASE"]));
        Assert.DoesNotContain(LivingOrg.Secret, draft.Draft.Values.Values);
        Assert.Equal(["user", "password"], draft.SecretsTyped);
    }

    [Fact]
    public async Task Created_again_later_it_is_written_down_as_done()
    {
        await using var org = await LivingOrg.StartAsync(change: options => options with { NameLock = TimeSpan.FromSeconds(70) });
        Assert.IsType<RecreateOutcome.Removed>(await org.RecreateAsync(org.Draft()));

        var again = Assert.IsType<RecreateOutcome.Created>(await org.PassingTimeAsync(
            org.Get<ConnectionRecreator>().CreateAgainAsync(org.Changes.Only.Id, org.Grant, org.Draft(), await org.FormAsync(), org.Note, LivingOrg.Cancellation)));

        Assert.Equal((ChangeState.Done, again.Id), (org.Changes.Only.State, org.Changes.Only.NewId));
        Assert.Empty(org.Drafts.All);
    }

    [Fact]
    public async Task Settings_that_do_not_work_leave_the_old_one_alone()
    {
        await using var org = await LivingOrg.StartAsync();

        var kept = Assert.IsType<RecreateOutcome.Kept>(await org.RecreateAsync(org.Draft(host: "down-4"))).Rejection;

        Assert.StartsWith("Nothing was deleted, because the new settings do not work.", kept.What, StringComparison.Ordinal);
        Assert.Equal((0, ChangeState.Rejected), (org.Count("DELETE"), org.Changes.Only.State));
        Assert.NotNull(org.Now);
    }

    [Fact]
    public async Task A_deletion_that_is_refused_leaves_everything_as_it_was()
    {
        await using var org = await LivingOrg.StartAsync();
        org.Data360.AddStream(org.Stored, "Patients");
        var own = new KeptDraft(org.Draft("The user's own"), []);
        await org.Drafts.KeepAsync(org.Grant.Id, NewForm, own, LivingOrg.Cancellation);

        Assert.IsType<RecreateOutcome.Kept>(await org.RecreateAsync(org.Draft()));

        Assert.NotNull(org.Now);
        Assert.Equal(0, org.Count("POST"));
        Assert.Equal(own, org.Drafts.All[NewForm]);
    }

    [Fact]
    public async Task A_create_without_an_answer_is_found_by_looking()
    {
        await using var org = await LivingOrg.StartAsync(new Quirks { DeletedNameIsFreeAtOnce = true });
        org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);

        Assert.IsType<RecreateOutcome.Created>(await org.RecreateAsync(org.Draft()));

        Assert.Equal(1, org.Count("POST"));
    }

    [Theory]
    [InlineData(false, ChangeState.Rejected)]
    [InlineData(true, ChangeState.Removed)]
    public async Task A_process_that_died_on_the_way_leaves_a_trace_that_tells_how_far_it_came(bool isDeleted, ChangeState expected)
    {
        await using var org = await LivingOrg.StartAsync();
        var intent = await BeginAsync(org, ChangeKind.Recreate);
        if (isDeleted)
        {
            org.Data360.Connections.Remove(org.Stored, TimeSpan.Zero);
        }

        await SettleAsync(org);

        Assert.Equal((expected, intent.Id), (org.Changes.Only.State, org.Changes.Only.Id));
    }

    [Fact]
    public async Task A_new_one_that_was_created_before_the_process_died_is_found()
    {
        await using var org = await LivingOrg.StartAsync();
        var intent = await BeginAsync(org, ChangeKind.Recreate);
        org.Data360.Connections.Remove(org.Stored, TimeSpan.Zero);
        var successor = org.Data360.Add("AwsRdsMySql", intent.Label, connection => connection with { Name = intent.Name });

        await SettleAsync(org);

        Assert.Equal((ChangeState.Done, successor.Id), (org.Changes.Only.State, org.Changes.Only.NewId.ToString()));
    }

    [Theory]
    [InlineData(ChangeKind.Delete, true, ChangeState.Done)]
    [InlineData(ChangeKind.Delete, false, ChangeState.Rejected)]
    [InlineData(ChangeKind.Edit, false, ChangeState.Unknown)]
    [InlineData(ChangeKind.Credentials, false, ChangeState.Unknown)]
    public async Task What_a_dead_process_left_open_is_settled_at_the_start(ChangeKind kind, bool isDeleted, ChangeState expected)
    {
        await using var org = await LivingOrg.StartAsync();
        await BeginAsync(org, kind);
        if (isDeleted)
        {
            org.Data360.Connections.Remove(org.Stored, TimeSpan.Zero);
        }

        await SettleAsync(org);

        Assert.Equal(expected, org.Changes.Only.State);
        Assert.Equal((0, 0), (org.Count("PUT"), org.Count("DELETE")));
    }

    private static async Task<ChangeIntent> BeginAsync(LivingOrg org, ChangeKind kind)
    {
        var intent = new ChangeIntent
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            ConnectionId = org.Id,
            Type = ConnectorTypeName.Parse("AwsRdsMySql"),
            Label = "Clinic 07 moved",
            Name = org.Stored.Name,
            State = ChangeState.UnderWay,
            StartedAt = org.Get<TimeProvider>().GetUtcNow(),
        };
        Assert.True(await org.Changes.BeginAsync(org.Grant, intent, LivingOrg.Cancellation));
        return intent;
    }

    /// <summary>What the next process does when it starts.</summary>
    private static async Task SettleAsync(LivingOrg org)
    {
        var open = org.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<OpenChanges>().Single();
        await open.StartAsync(LivingOrg.Cancellation);
        await open.ExecuteTask!.WaitAsync(LivingOrg.Cancellation);
    }
}
