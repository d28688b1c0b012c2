using System.Text.Json.Nodes;
using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace D360Portal.Tests.Features.Connections;

public sealed class RunExecutionTests(DemoPortal demo) : RunTests(demo)
{
    private const string Unanswered = "was not answered";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_row_becomes_one_connector_and_loses_its_secrets(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);

        var id = await RunAsync(grant, Orders.Of($"Plain {otherQuirks}", 30));
        var run = await UntilAsync(id, RunState.Done);

        Assert.Equal(30, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        Assert.Equal((30, true), (Posts, run.Calls >= 31));
        Assert.All(await RowsAsync(id), row => Assert.True(row is { NeedsSecrets: true, HasSecrets: false, SentAt: not null }));
        await AssertTrueAsync(id);
        Assert.DoesNotContain(Orders.Password, await Portal.ReadFilesAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_or_left_out_is_not_sent()
    {
        var grant = await StartAsync();
        var first = await RunAsync(grant, Orders.Of("Once", 3));
        await UntilAsync(first, RunState.Done);
        var made = (await RowsAsync(first))[0].ConnectionId;
        Org.Requests.Clear();

        var again = await RunAsync(grant, Orders.Of("Once", 5, row => row.Number switch
        {
            2 => row with { AlreadyThere = made },
            6 => row with { IsLeftOut = true },
            _ => row,
        }));
        await UntilAsync(again, RunState.Done);

        Assert.Equal(
            [RunRowState.AlreadyThere, RunRowState.AlreadyThere, RunRowState.AlreadyThere, RunRowState.Created, RunRowState.Skipped],
            (await RowsAsync(again)).Select(row => row.State));
        Assert.Equal(1, Posts);
        await AssertTrueAsync(again);
    }

    [Fact]
    public async Task Lost_calls_lost_answers_and_busy_answers_make_no_twins_and_lose_nothing()
    {
        var grant = await StartAsync();
        for (var number = 0; number < 2; number++)
        {
            Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
            Org.Faults.Next(ConnectionWriteFaults.CreateLost);
            Org.Faults.Next(ConnectionWriteFaults.OfCreate(new FaultEffect.Instead(Errors(503, "SERVER_UNAVAILABLE", "Busy."))));
            Org.Faults.Next(ConnectionWriteFaults.OfCreate(new FaultEffect.Instead(Errors(429, "TOO_MANY_REQUESTS", "Slow down."))));
        }

        ExpectWarnings(Unanswered);
        var id = await RunAsync(grant, Orders.Of("Faulty", 40));
        await UntilAsync(id, RunState.Done);

        var counts = await Journal.CountAsync(id, Cancellation);
        Assert.Equal((38, 2), (counts[RunRowState.Created], counts[RunRowState.Unknown]));
        await AssertTrueAsync(id);

        // It may be in the org yet, under the name that was sent.
        Assert.False(await Control.MendAsync(grant, id, (await RowsAsync(id, RunRowState.Unknown))[0], Cancellation));

        Assert.Equal(2, await Control.RetryAsync(grant, id, position: null, Cancellation));
        await UntilAsync(id, RunState.Done);
        Assert.Equal(40, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task A_refused_row_is_tested_for_the_better_cause_and_sent_again_when_it_is_mended()
    {
        var grant = await StartAsync();
        var id = await RunAsync(grant, Orders.Of("Refused", 12, row => row.Number > 4 ? Orders.Down(row) : row));
        await UntilAsync(id, RunState.Done);

        var groups = await Journal.GroupFailuresAsync(id, 10, Cancellation);
        Assert.Equal(9, groups.Sum(group => group.Rows));
        Assert.Contains(groups, group => group.Reason.Contains("Check host and port", StringComparison.Ordinal));
        Assert.InRange(Org.Requests.To(UnsavedTest).Count, 5, 8);

        var failed = await RowsAsync(id, RunRowState.Rejected);
        Assert.All(failed, row => Assert.True(row.HasSecrets));
        Org.Requests.Clear();
        foreach (var row in failed.Take(3))
        {
            Assert.True(await Control.MendAsync(grant, id, row with { Definition = Orders.Clinic(row.Definition.Label, "clinic", ""), Cells = ["mended", "clinic"] }, Cancellation));
            Assert.Equal(1, await Control.RetryAsync(grant, id, row.Position, Cancellation));
        }

        await UntilAsync(id, RunState.Done);
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation))[RunRowState.Created] == 6);
        Assert.Equal((3, 6), (Posts, (await Journal.CountAsync(id, Cancellation))[RunRowState.Rejected]));
        Assert.Equal(3, (await RowsAsync(id)).Count(row => row.Cells[0] == "mended"));
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task It_stops_at_the_reserve_and_says_when_it_goes_on()
    {
        var grant = await StartAsync();
        var left = 100_000 - Org.Org.ApiCalls;

        var id = await RunAsync(grant, Orders.Of("Reserve", 30, reserve: left - 20));
        var run = await UntilAsync(id, RunState.Paused);

        Assert.Equal(PauseCause.Allowance, run.Pause!.Cause);
        Assert.Contains("are kept for everybody else", run.Pause.Reason, StringComparison.Ordinal);
        Assert.InRange(run.Pause.Until!.Value, run.MovedAt.AddMinutes(30), run.MovedAt.AddHours(2));
        Assert.InRange(100_000 - Org.Org.ApiCalls, left - 20, left);
        Assert.True((await Journal.CountAsync(id, Cancellation))[RunRowState.Waiting] > 5);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task At_the_reserve_it_asks_once_and_reads_no_list()
    {
        var grant = await StartAsync();
        var first = await RunAsync(grant, Orders.Of("Asked before", 1));
        await UntilAsync(first, RunState.Done);
        var before = Org.Org.ApiCalls;

        var id = await RunAsync(grant, Orders.Of("Nothing left", 5, reserve: 100_001 - before));
        var run = await UntilAsync(id, RunState.Paused);

        Assert.Equal((PauseCause.Allowance, before + 1), (run.Pause!.Cause, Org.Org.ApiCalls));
    }

    [Fact]
    public async Task With_nothing_left_to_send_it_is_done_and_does_not_wait_at_the_reserve()
    {
        var grant = await StartAsync();

        var id = await RunAsync(grant, Orders.Of("Just enough", 1, reserve: 100_000 - Org.Org.ApiCalls - 8));

        await UntilAsync(id, RunState.Done);
        Assert.Equal(1, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
    }

    [Fact]
    public async Task Two_runs_in_one_org_share_what_may_be_under_way()
    {
        var grant = await StartAsync();
        var (first, gate) = await HeldAsync(grant, "Sharing", 12);
        Org.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task), times: 4);
        var second = await RunAsync(grant, Orders.Of("Shared with", 12));
        await Patience.UntilAsync(() => Org.Requests.To(Collection).Count(request => request.Method == "GET") >= 2);
        await Task.Delay(200, Cancellation);

        Assert.Equal(8, Posts);
        gate.SetResult();
        await UntilAsync(first, RunState.Done);
        await UntilAsync(second, RunState.Done);
        Assert.Equal(24, Posts);
    }

    [Fact]
    public async Task A_run_that_waits_for_another_s_row_keeps_no_third_one_from_sending()
    {
        var grant = await StartAsync();
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task), times: 7);
        var first = await RunAsync(grant, Orders.Of("Contested", 7));
        await Patience.UntilAsync(() => Posts == 7);
        var lists = Lists;
        var waiting = await RunAsync(grant, Orders.Of("Contested", 1));
        await Patience.UntilAsync(() => Lists > lists);
        await Task.Delay(200, Cancellation);

        var third = await RunAsync(grant, Orders.Of("Uncontested", 3));
        await UntilAsync(third, RunState.Done);

        Assert.Equal(RunRowState.Waiting, Assert.Single(await RowsAsync(waiting)).State);
        gate.SetResult();
        await UntilAsync(first, RunState.Done);
        await UntilAsync(waiting, RunState.Done);
        Assert.Equal(((await RowsAsync(first))[0].ConnectionId, RunRowState.AlreadyThere), Assert.Single((await RowsAsync(waiting)).Select(row => (row.ConnectionId, row.State))));
    }

    [Fact]
    public async Task When_the_first_rows_are_all_refused_for_one_cause_it_waits_before_more_passwords_are_wrong()
    {
        var grant = await StartAsync();
        var id = await RunAsync(grant, Orders.Of("All wrong", 60, Orders.Down));

        var run = await UntilAsync(id, RunState.Paused);

        Assert.Equal(PauseCause.Refused, run.Pause!.Cause);
        Assert.Contains("the first 5 rows were all refused: Salesforce could not reach the source.", run.Pause.Reason, StringComparison.Ordinal);
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation)) is var counts && counts[RunRowState.Sending] + counts[RunRowState.Testing] == 0);
        Assert.InRange(Posts, 5, 20);
        Assert.True(await Control.StopAsync(grant, id, Cancellation));
    }

    [Fact]
    public async Task A_permission_that_is_lost_pauses_it_and_is_told_once()
    {
        var grant = await StartAsync(username: Reviewer);

        var id = await RunAsync(grant, Orders.Of("Forbidden", 20));
        var run = await UntilAsync(id, RunState.Paused);

        Assert.Equal(PauseCause.Permission, run.Pause!.Cause);
        Assert.StartsWith("Your Salesforce user may not do this.", run.Pause.Reason, StringComparison.Ordinal);
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation))[RunRowState.Waiting] == 20);
        Assert.InRange(Posts, 1, 8);
    }

    [Fact]
    public async Task A_permission_that_is_taken_away_in_mid_run_pauses_it_where_it_is()
    {
        var grant = await StartAsync();
        var (id, gate) = await HeldAsync(grant, "Demoted", 30);
        Org.Faults.Always(ConnectionWriteFaults.OfCreate(new FaultEffect.Instead(
            Errors(403, "FUNCTIONALITY_NOT_ENABLED", "This feature is not currently enabled for this user type or org: [CdpConnections]"))));
        gate.SetResult();

        var run = await UntilAsync(id, RunState.Paused);
        Assert.Equal((PauseCause.Permission, null), (run.Pause!.Cause, run.Pause.Until));
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation)) is var counts && counts[RunRowState.Waiting] + counts[RunRowState.Created] == 30);
        Assert.Equal(8, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);

        Org.Faults.Clear();
        Assert.True(await Control.ResumeAsync(grant, id, Cancellation));
        await UntilAsync(id, RunState.Done);
        Assert.Equal(30, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task It_waits_for_a_user_whose_permission_was_revoked_and_goes_on_when_they_are_back()
    {
        var grant = await StartAsync();
        var (id, gate) = await HeldAsync(grant, "Revoked", 25);
        Org.Org.RevokeGrants(Admin);
        gate.SetResult();

        var run = await UntilAsync(id, RunState.Paused);
        Assert.Equal(PauseCause.SignIn, run.Pause!.Cause);

        await SignInAsync();
        await UntilAsync(id, RunState.Done);
        Assert.Equal(25, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task A_refusal_that_need_not_be_for_good_is_tried_once_more_and_then_waits_for_the_user()
    {
        var grant = await StartAsync();
        var (id, gate) = await HeldAsync(grant, "Unclear", 25);
        Org.Org.ExpireAccessTokens();
        Org.Faults.Always(TokenFaults.Of("refresh_token", TokenFaults.Refused("invalid_grant", "a text of next summer")));
        gate.SetResult();
        Assert.Equal(PauseCause.SignIn, (await UntilAsync(id, RunState.Paused)).Pause!.Cause);
        await Task.Delay(3_000, Cancellation);

        Assert.InRange(Org.Requests.To("/services/oauth2/token").Count, 1, 20);
        await UntilAsync(id, RunState.Paused);

        Org.Faults.Clear();
        await SignInAsync();
        await UntilAsync(id, RunState.Done);
        Assert.Equal(25, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task Each_host_s_rows_are_refused_for_their_own_cause()
    {
        var grant = await StartAsync();
        var id = await RunAsync(grant, Orders.Of("Two causes", 14, row => row.Number switch
        {
            <= 3 => row,
            <= 13 => Orders.Down(row),
            _ => row with { Definition = Orders.Clinic(row.Definition.Label, "down-2", Orders.Password) },
        }));
        await UntilAsync(id, RunState.Done);

        var refused = await RowsAsync(id, RunRowState.Rejected);
        Assert.Equal(12, refused.Count);
        Assert.DoesNotContain("was not tested", refused[^2].Reason, StringComparison.Ordinal);
        Assert.Contains(refused.Take(10), row => row.Reason!.Contains("5 rows before that read from the same host said so too", StringComparison.Ordinal));
        Assert.All(refused.Skip(10), row => Assert.DoesNotContain("was not tested", row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_is_not_renewed_at_once_leaves_no_row_in_doubt()
    {
        var grant = await StartAsync();
        var (id, gate) = await HeldAsync(grant, "Slow token", 25);
        Org.Org.ExpireAccessTokens();
        Org.Faults.Next(TokenFaults.Of("refresh_token", TokenFaults.RateExceeded), times: 2);
        gate.SetResult();

        await UntilAsync(id, RunState.Done);

        Assert.Equal(25, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task A_locked_org_pauses_it_and_loses_nothing()
    {
        var grant = await StartAsync();
        var (id, gate) = await HeldAsync(grant, "Locked", 25);
        Org.Org.ExpireAccessTokens();
        Org.Faults.Always(TokenFaults.Of("refresh_token", TokenFaults.Refused("inactive_org", "org is locked")));
        gate.SetResult();

        var run = await UntilAsync(id, RunState.Paused);
        Assert.Equal((PauseCause.OrgLocked, null), (run.Pause!.Cause, run.Pause.Until));
        Assert.Contains("The org is not active.", run.Pause.Reason, StringComparison.Ordinal);
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation))[RunRowState.Waiting] == 25);
        Assert.All(await RowsAsync(id), row => Assert.True(row.HasSecrets));

        Org.Faults.Clear();
        Assert.True(await Control.ResumeAsync(grant, id, Cancellation));
        await UntilAsync(id, RunState.Done);
        Assert.Equal(25, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task Paused_it_sends_nothing_and_stopped_it_keeps_no_secret()
    {
        var grant = await StartAsync();
        var (id, gate) = await HeldAsync(grant, "Paused", 30);
        Assert.True(await Control.PauseAsync(grant, id, Cancellation));
        gate.SetResult();
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation))[RunRowState.Created] == 8);
        Assert.Equal(22, (await Journal.CountAsync(id, Cancellation))[RunRowState.Waiting]);

        var stranger = grant with { UserId = "005SM0000000999AAA" };
        Assert.False(await Control.ResumeAsync(stranger, id, Cancellation));
        Assert.False(await Control.StopAsync(stranger, id, Cancellation));
        Assert.True(await Control.StopAsync(grant, id, Cancellation));

        Assert.False(await Control.ResumeAsync(grant, id, Cancellation));
        Assert.Equal((8, 22), (Posts, (await Journal.CountAsync(id, Cancellation))[RunRowState.Skipped]));
        Assert.All(await RowsAsync(id), row => Assert.False(row.HasSecrets));
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task Secrets_that_were_erased_are_asked_for_again_by_credential_set()
    {
        var grant = await StartAsync();
        var (id, gate) = await HeldAsync(grant, "Forgotten", 20, row => row.Number > 15 ? row with { CredentialSet = null } : row);
        await Control.PauseAsync(grant, id, Cancellation);
        gate.SetResult();
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation))[RunRowState.Created] == 8);
        Assert.True(await Journal.EraseSecretsAsync(TimeProvider.System.GetUtcNow(), Cancellation) >= 12);
        Assert.All(await RowsAsync(id), row => Assert.False(row.HasSecrets));

        await Control.ResumeAsync(grant, id, Cancellation);
        Assert.Equal(PauseCause.Secrets, (await UntilAsync(id, RunState.Paused)).Pause!.Cause);
        var missing = await Journal.ListMissingSecretsAsync(id, Cancellation);
        Assert.Equal(("Clinics", 6), Assert.Single(missing.Select(set => (set.Name, set.Rows)), set => set.Name is not null));
        Assert.Equal(Enumerable.Range(16, 6), missing.Where(set => set.Name is null).Select(set => set.RowNumber!.Value));
        Assert.All(missing, set => Assert.Equal(["user", "password"], set.SecretNames));

        foreach (var set in missing)
        {
            var secrets = set.SecretNames.ToDictionary(name => name, name => new Secret($"again-{name}"));
            Assert.True(await Control.GiveSecretsAsync(grant, id, set, secrets, Cancellation));
            Assert.DoesNotContain(set, await Journal.ListMissingSecretsAsync(id, Cancellation));
        }

        await Control.ResumeAsync(grant, id, Cancellation);
        await UntilAsync(id, RunState.Done);
        Assert.Equal(20, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        await AssertTrueAsync(id);
    }

    /// <summary>A run whose first eight creates have arrived at the org, which does nothing with them before the gate opens.</summary>
    private async Task<(RunId Id, TaskCompletionSource Gate)> HeldAsync(Grant grant, string name, int rows, Func<RunOrderRow, RunOrderRow>? change = null)
    {
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task), times: 8);
        var id = await RunAsync(grant, Orders.Of(name, rows, change));
        await Patience.UntilAsync(() => Posts == 8);
        return (id, gate);
    }

    private static SimulatedAnswer Errors(int status, string code, string message) => SimulatedAnswer.Json(
        new JsonArray(new JsonObject { ["errorCode"] = code, ["message"] = message }), status);
}
