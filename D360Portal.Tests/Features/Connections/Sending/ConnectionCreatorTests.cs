using System.Text.Json.Nodes;
using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Features.Connections.Create;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectionCreatorTests(DemoPortal demo) : CreatingTests(demo)
{
    private const string Unanswered = "was not answered";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connector_is_created_as_it_is_defined_and_written_down(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        var definition = Clinic($"Plain {otherQuirks} <é> & \"co\"");

        var created = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, definition));

        var stored = Assert.Single(InOrg(definition.Label));
        Assert.Equal((stored.Id, stored.Name, false), (created.Id.ToString(), created.Name, created.WasFound));
        Assert.Equal((definition.Name, "AwsRdsMySql"), (stored.Name, stored.ConnectorType));
        var family = Assert.IsType<DataFamily>(stored.Family);
        Assert.Equal(definition.Parameters.Select(parameter => (parameter.Name, parameter.Value)), family.Parameters.Select(value => (value.ParamName, (string?)value.Value)));
        Assert.Equal(["user", "password"], family.Credentials.Select(value => value.ParamName));
        var intent = await IntentAsync(grant, definition.Label);
        Assert.Equal((IntentState.Created, created.Id, definition.Name, MySql), (intent.State, intent.ConnectionId, intent.Name, intent.Type));
        Assert.NotNull(intent.EndedAt);
        Assert.Equal(1, Posts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_list_has_it_at_once_without_being_read_again(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        using var look = await LookAsync(grant);
        Org.Requests.Clear();

        var created = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Clinic($"Listed {otherQuirks}")));

        var row = Assert.Single(look.Inventory.Current.Rows, row => row.Id == created.Id);
        Assert.Equal(($"Listed {otherQuirks}", created.Name, Url("clinic")), (row.Label, row.Name, row.Parameters[0].Value));
        Assert.Equal(0, Lists);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_exists_is_refused_at_the_API_name(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        var definition = Clinic($"Twice {otherQuirks}");
        await CreateAsync(grant, definition);

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await CreateAsync(grant, definition with { Label = $"Second {otherQuirks}" })).Rejection;

        var fault = Assert.Single(rejected.Faults);
        Assert.Equal((FieldFault.Name, $"A data connector with the provided name: {definition.Name} already exists"), (fault.Field, fault.Message));
        Assert.Empty(InOrg($"Second {otherQuirks}"));
        var intent = await IntentAsync(grant, $"Second {otherQuirks}");
        Assert.Equal((IntentState.Rejected, rejected.Sentence, null), (intent.State, intent.Reason, intent.ConnectionId));
    }

    [Theory]
    [InlineData(false, false, "down-1", "canary-password", "Check host and port")]
    [InlineData(true, false, "down-1", "canary-password", "Check host and port")]
    [InlineData(false, true, "down-1", "canary-password", "Check host and port")]
    [InlineData(true, true, "clinic", "wrong-canary", "refuses user or password", "user", "password")]
    public async Task An_INTERNAL_ERROR_is_tested_and_the_better_message_is_told(bool is500, bool failsAs400, string host, string password, string what, params string[] fields)
    {
        var grant = await StartAsync(new Quirks { InternalErrorAnswers500 = is500, FailedTestAnswers400 = failsAs400, TestErrorsSayErrorMessage = is500 });
        var label = $"Hidden cause {is500} {failsAs400} {host}";

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await CreateAsync(grant, Clinic(label, host, password))).Rejection;

        Assert.Contains(what, rejected.Sentence, StringComparison.Ordinal);
        Assert.Equal(fields, rejected.Faults.Select(fault => fault.Field));
        Assert.Matches($"^{(is500 ? 500 : 400)} INTERNAL_ERROR An internal error occurred[.] [(]request id [0-9a-f]{{32}}[)] — the test says: ", rejected.SalesforceWords);
        Assert.Equal((1, 1), (Posts, Org.Requests.To(UnsavedTest).Count));
        Assert.Equal((IntentState.Rejected, rejected.Sentence), ((await IntentAsync(grant, label)).State, (await IntentAsync(grant, label)).Reason));
        Assert.Empty(InOrg(label));
    }

    [Fact]
    public async Task An_INTERNAL_ERROR_of_values_that_work_says_so()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.OfCreate(new FaultEffect.Instead(Errors(500, "INTERNAL_ERROR", "An internal error occurred."))));

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await CreateAsync(grant, Clinic("Works all the same"))).Rejection;

        Assert.Equal("Salesforce failed and does not say why. A test of the same values works, so try again in a minute.", rejected.Sentence);
    }

    [Fact]
    public async Task An_INTERNAL_ERROR_that_cannot_be_tested_stays_what_it_is()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.TestLost);

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await CreateAsync(grant, Clinic("Untestable", "down-2"))).Rejection;

        Assert.Equal("Salesforce failed and does not say why.", rejected.What);
        Assert.Matches("^400 INTERNAL_ERROR An internal error occurred[.] [(]request id [0-9a-f]{32}[)]$", rejected.SalesforceWords);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_may_not_create_is_told_so(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks ? Quirks.AllOther : null, Reviewer);

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await CreateAsync(grant, Clinic($"Forbidden {otherQuirks}"))).Rejection;

        Assert.StartsWith("Your Salesforce user may not do this.", rejected.What, StringComparison.Ordinal);
        Assert.Empty(rejected.Faults);
        Assert.Equal(IntentState.Rejected, (await IntentAsync(grant, $"Forbidden {otherQuirks}")).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_that_ran_out_is_renewed_and_one_connector_created(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        var form = await FormAsync(grant);
        Org.Org.ExpireAccessTokens();
        Org.Requests.Clear();

        Assert.IsType<CreateOutcome.Created>(await Creator.CreateAsync(Guid.NewGuid(), grant, Clinic($"Renewed {otherQuirks}"), form, Cancellation));

        Assert.Single(InOrg($"Renewed {otherQuirks}"));
        Assert.Equal([401, 201], Org.Requests.To(Collection).Where(request => request.Method == "POST").Select(request => request.Status));
        Assert.Single(Org.Requests.All, request => request.GrantType == "refresh_token");
    }

    [Fact]
    public async Task A_permission_that_was_revoked_creates_nothing_and_that_is_written_down()
    {
        var grant = await StartAsync();
        var form = await FormAsync(grant);
        Org.Org.RevokeGrants(Admin);

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await Creator.CreateAsync(Guid.NewGuid(), grant, Clinic("Revoked"), form, Cancellation));

        Assert.StartsWith("Nothing was created. Salesforce ended your permission.", rejected.Rejection.What, StringComparison.Ordinal);
        Assert.Empty(InOrg("Revoked"));
        Assert.Equal((IntentState.Rejected, rejected.Rejection.What), ((await IntentAsync(grant, "Revoked")).State, (await IntentAsync(grant, "Revoked")).Reason));
        ExpectWarnings("refused to renew");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_is_lost_is_made_up_for_by_looking(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        ExpectWarnings(Unanswered);

        var created = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Clinic($"Reply lost {otherQuirks}")));

        Assert.Equal((Assert.Single(InOrg($"Reply lost {otherQuirks}")).Id, true), (created.Id.ToString(), created.WasFound));
        Assert.Equal((IntentState.Created, created.Id), ((await IntentAsync(grant, $"Reply lost {otherQuirks}")).State, (await IntentAsync(grant, $"Reply lost {otherQuirks}")).ConnectionId));
        Assert.Equal(1, Posts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_is_lost_is_unknown_and_sent_again_only_when_asked(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        var label = $"Call lost {otherQuirks}";
        Org.Faults.Next(ConnectionWriteFaults.CreateLost);
        ExpectWarnings(Unanswered);

        Assert.IsType<CreateOutcome.Unknown>(await CreateAsync(grant, Clinic(label)));
        Assert.Equal((1, 0), (Posts, InOrg(label).Count));
        var intent = await IntentAsync(grant, label);
        Assert.Equal((IntentState.Unknown, "Salesforce did not answer."), (intent.State, intent.Reason));
        Assert.False(await Creator.LookUpAsync(grant.Id, intent, Cancellation));
        Assert.Equal(IntentState.Unknown, (await IntentAsync(grant, label)).State);
        Assert.Equal(1, Posts);

        var again = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Clinic(label)));

        Assert.Equal((Assert.Single(InOrg(label)).Id, false), (again.Id.ToString(), again.WasFound));
        Assert.Equal(2, Posts);
        Assert.Equal(
            [IntentState.Created, IntentState.Rejected],
            (await Intents.ListAsync(grant, 500, Cancellation)).Where(intent => intent.Label == label).Select(intent => intent.State));
    }

    [Fact]
    public async Task What_shows_up_late_is_found_by_looking_again()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        Org.Faults.Next(ConnectionListFaults.Failed("AwsRdsMySql"));
        ExpectWarnings(Unanswered);
        Assert.IsType<CreateOutcome.Unknown>(await CreateAsync(grant, Clinic("Late")));

        Assert.True(await Creator.LookUpAsync(grant.Id, await IntentAsync(grant, "Late"), Cancellation));

        Assert.Equal((IntentState.Created, Assert.Single(InOrg("Late")).Id, null), await StateAsync(grant, "Late"));
        Assert.Equal(1, Posts);
    }

    [Fact]
    public async Task Trying_again_finds_what_is_there_and_sends_nothing()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        Org.Faults.Next(ConnectionListFaults.Lost("AwsRdsMySql"));
        ExpectWarnings(Unanswered);
        Assert.IsType<CreateOutcome.Unknown>(await CreateAsync(grant, Clinic("Again")));

        var again = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Clinic("Again")));

        Assert.True(again.WasFound);
        Assert.Equal((1, 1), (Posts, InOrg("Again").Count));
        Assert.Equal((IntentState.Created, again.Id.ToString(), null), await StateAsync(grant, "Again"));
    }

    [Fact]
    public async Task Trying_again_sends_nothing_while_nobody_can_look()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        Org.Faults.Next(ConnectionListFaults.Lost("AwsRdsMySql"), times: 2);
        ExpectWarnings(Unanswered);
        Assert.IsType<CreateOutcome.Unknown>(await CreateAsync(grant, Clinic("Nobody can look")));

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await CreateAsync(grant, Clinic("Nobody can look")));

        Assert.Contains("could not be looked for, so nothing was sent.", rejected.Rejection.What, StringComparison.Ordinal);
        Assert.Equal((1, IntentState.Unknown), (Posts, (await IntentAsync(grant, "Nobody can look")).State));
    }

    [Fact]
    public async Task Another_tab_does_not_send_what_is_under_way()
    {
        var grant = await StartAsync();
        var form = await FormAsync(grant);
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task));
        var first = Creator.CreateAsync(Guid.NewGuid(), grant, Clinic("Two tabs"), form, Cancellation);
        await Org.Requests.WaitForAsync(request => request.Method == "POST" && request.Path == Collection, Cancellation);

        Assert.IsType<CreateOutcome.Unknown>(await Creator.CreateAsync(Guid.NewGuid(), grant, Clinic("Two tabs"), form, Cancellation));

        gate.SetResult();
        Assert.IsType<CreateOutcome.Created>(await first);
        Assert.Equal((1, 1), (Posts, InOrg("Two tabs").Count));
    }

    [Fact]
    public async Task Five_calls_with_one_intent_create_one_connector()
    {
        var grant = await StartAsync();
        var form = await FormAsync(grant);
        var intent = Guid.NewGuid();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Creator.CreateAsync(intent, grant, Clinic("Clicked"), form, Cancellation)));

        Assert.Single(outcomes, outcome => outcome is CreateOutcome.Created { WasFound: false });
        Assert.DoesNotContain(outcomes, outcome => outcome is CreateOutcome.Rejected);
        Assert.Equal((1, 1), (Posts, InOrg("Clicked").Count));
        Assert.IsType<CreateOutcome.Unknown>(await Creator.CreateAsync(intent, grant, Clinic("Clicked"), form, Cancellation));
        Assert.Equal((1, IntentState.Created), (Posts, (await IntentAsync(grant, "Clicked")).State));
    }

    [Fact]
    public async Task A_page_that_goes_away_does_not_call_it_back()
    {
        var grant = await StartAsync();
        var form = await FormAsync(grant);
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task));
        using var leaving = new CancellationTokenSource();

        var creating = Creator.CreateAsync(Guid.NewGuid(), grant, Clinic("Left alone"), form, leaving.Token);
        await Org.Requests.WaitForAsync(request => request.Method == "POST" && request.Path == Collection, Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creating);
        Assert.Equal((IntentState.Sending, null, null), await StateAsync(grant, "Left alone"));

        gate.SetResult();
        await Patience.UntilAsync(async () => (await IntentAsync(grant, "Left alone")).State == IntentState.Created);
        Assert.Equal((IntentState.Created, Assert.Single(InOrg("Left alone")).Id, null), await StateAsync(grant, "Left alone"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(200)]
    [InlineData(302)]
    public async Task A_page_in_place_of_an_answer_tells_nothing_so_it_is_looked_for(int status)
    {
        var grant = await StartAsync();
        Org.Faults.Next(AnsweredInstead(SimulatedAnswer.Html("<h1>We will be back.</h1>", status)));
        ExpectWarnings(Unanswered);

        var created = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Clinic($"Page {status}")));

        Assert.Equal((Assert.Single(InOrg($"Page {status}")).Id, true), (created.Id.ToString(), created.WasFound));
        Assert.Equal((1, 0), (Posts, Org.Requests.To(UnsavedTest).Count));
    }

    [Theory]
    [InlineData("{\"name\":\"Nameless\"}")]
    [InlineData("{\"id\":\"not an id\"}")]
    [InlineData("null")]
    [InlineData("[")]
    public async Task A_success_without_the_new_id_is_looked_for(string json)
    {
        var grant = await StartAsync();
        var label = $"Without id {json.Length}";
        Org.Faults.Next(ConnectionWriteFaults.OfCreate(new FaultEffect.Tampered(answer => answer with { Body = json })));
        ExpectWarnings(Unanswered);

        var created = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Clinic(label)));

        Assert.Equal((Assert.Single(InOrg(label)).Id, true), (created.Id.ToString(), created.WasFound));
    }

    [Fact]
    public async Task A_failure_of_Salesforce_s_is_unknown_until_the_connector_shows_up()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.CreateFailed);
        ExpectWarnings(Unanswered);

        Assert.IsType<CreateOutcome.Unknown>(await CreateAsync(grant, Clinic("Failed")));

        Assert.Equal((1, 0), (Posts, InOrg("Failed").Count));
    }

    [Fact]
    public async Task An_org_that_is_full_says_so()
    {
        var grant = await StartAsync(new Quirks { MaximumConnections = 1 });

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await CreateAsync(grant, Clinic("One too many"))).Rejection;

        Assert.StartsWith("The org has as many connectors as Salesforce allows.", rejected.What, StringComparison.Ordinal);
        Assert.StartsWith("422 ", rejected.SalesforceWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allowance_that_is_used_up_is_told()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.OfCreate(new FaultEffect.Instead(Errors(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."))));

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await CreateAsync(grant, Clinic("Exhausted"))).Rejection;

        Assert.Contains("API calls are used up", rejected.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_vanished_is_refused_in_Salesforce_s_words()
    {
        var grant = await StartAsync();

        var rejected = Assert.IsType<CreateOutcome.Rejected>(
            await Creator.CreateAsync(Guid.NewGuid(), grant, Clinic("Vanished") with { Type = ConnectorTypeName.Parse("VanishedType") }, await FormAsync(grant), Cancellation)).Rejection;

        Assert.Contains("VanishedType", rejected.SalesforceWords, StringComparison.Ordinal);
        Assert.Equal(IntentState.Rejected, (await IntentAsync(grant, "Vanished")).State);
    }

    [Theory]
    [InlineData("password", "password is required, but missed")]
    [InlineData("DATABASE", "DATABASE is required, but missed")]
    public async Task What_is_missed_is_told_at_its_field(string missing, string message)
    {
        var grant = await StartAsync();
        var definition = Clinic($"Without {missing}");
        definition = definition with
        {
            Credentials = [.. definition.Credentials.Where(credential => credential.Name != missing)],
            Parameters = [.. definition.Parameters.Where(parameter => parameter.Name != missing)],
        };

        var rejected = Assert.IsType<CreateOutcome.Rejected>(await CreateAsync(grant, definition)).Rejection;

        Assert.Equal(new FieldFault(missing, message), Assert.Single(rejected.Faults));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connector_that_Salesforce_renames_is_shown_with_its_new_name(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        using var look = await LookAsync(grant);

        var created = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Events($"Events {otherQuirks}")));

        var stored = Assert.Single(InOrg($"Events {otherQuirks}"));
        Assert.NotEqual($"Events_{otherQuirks}", stored.Name);
        Assert.Equal((stored.Id, stored.Name), (created.Id.ToString(), created.Name));
        Assert.Equal(stored.Name, Assert.Single(look.Inventory.Current.Rows, row => row.Id == created.Id).Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connector_that_Salesforce_renames_is_found_by_its_label(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        using var look = await LookAsync(grant);
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        ExpectWarnings(Unanswered);

        var created = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Events($"Lost events {otherQuirks}")));

        var stored = Assert.Single(InOrg($"Lost events {otherQuirks}"));
        Assert.Equal((stored.Id, stored.Name, true), (created.Id.ToString(), created.Name, created.WasFound));
        Assert.Equal(stored.Name, Assert.Single(look.Inventory.Current.Rows, row => row.Id == created.Id).Name);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task An_older_one_with_the_same_label_is_not_taken_for_it(bool otherQuirks, bool isListed)
    {
        var grant = await StartAsync(otherQuirks);
        var label = $"Namesake {otherQuirks} {isListed}";
        Org.Org.Data360.Add("IngestApi", label, stored => stored with { CreatedAt = stored.CreatedAt.AddDays(-1) });
        using var look = isListed ? await LookAsync(grant) : null;
        Org.Faults.Next(ConnectionWriteFaults.CreateLost);
        ExpectWarnings(Unanswered);

        Assert.IsType<CreateOutcome.Unknown>(await CreateAsync(grant, Events(label)));

        Assert.Equal((1, 1), (Posts, InOrg(label).Count));
    }

    [Fact]
    public async Task No_secret_is_in_the_log_the_files_or_an_address()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        ExpectWarnings(Unanswered);
        await CreateAsync(grant, Clinic("Searched"));
        await CreateAsync(grant, Clinic("Searched again", "down-3", "wrong-canary-password"));

        Assert.DoesNotContain("canary", Portal.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", await Portal.ReadFilesAsync(), StringComparison.Ordinal);
        Assert.All(Org.Requests.All, request => Assert.DoesNotContain("canary", request.Path + request.Query, StringComparison.Ordinal));
    }

    /// <summary>A page that looks at the list, once it has been read.</summary>
    private async Task<InventoryLook> LookAsync(Grant grant)
    {
        var look = Portal.Services.GetRequiredService<Inventories>().Open(grant);
        await Patience.UntilAsync(() => look.Inventory.Current is { LoadedAt: not null, IsLoading: false });
        return look;
    }

    private async Task<(IntentState State, string? Id, string? Reason)> StateAsync(Grant grant, string label)
    {
        var intent = await IntentAsync(grant, label);
        return (intent.State, intent.ConnectionId?.ToString(), intent.Reason);
    }

    private static SimulatedAnswer Errors(int status, string code, string message) =>
        SimulatedAnswer.Json(new JsonArray(new JsonObject { ["errorCode"] = code, ["message"] = message }), status);
}
