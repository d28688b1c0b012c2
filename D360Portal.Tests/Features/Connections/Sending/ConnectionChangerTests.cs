using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectionChangerTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_connector_is_replaced_by_what_was_sent_and_keeps_its_id(bool answersConnection, bool isAllOther)
    {
        await using var org = await LivingOrg.StartAsync(isAllOther ? AllOther : new Quirks { PutAnswersConnection = answersConnection });

        Assert.Equal(new ChangeOutcome.Changed(WasFound: false), await org.ChangeAsync(org.Draft()));

        Assert.Equal("Clinic 07 moved", org.Now!.Label);
        var family = Assert.IsType<DataFamily>(org.Now.Family);
        Assert.Equal("new-clinic.abc123.eu-west-1.rds.amazonaws.com:3306", family.Parameters.Single(value => value.ParamName == "jdbc_connection_url").Value);
        Assert.Equal(["user", "password"], family.Credentials.Select(value => value.ParamName));
        Assert.Equal((ChangeKind.Edit, ChangeState.Done, org.Id), (org.Changes.Only.Kind, org.Changes.Only.State, org.Changes.Only.ConnectionId));
        Assert.Equal(1, org.Count("PUT"));
    }

    [Fact]
    public async Task The_intent_is_written_down_before_the_call()
    {
        await using var org = await LivingOrg.StartAsync();
        var gate = new TaskCompletionSource();
        org.Faults.Next(ConnectionWriteFaults.ReplaceHeld(gate.Task));

        var change = org.ChangeAsync(org.Draft(), isOfCredentials: true);
        await Patience.UntilAsync(() => org.Count("PUT") > 0 || !org.Changes.States.IsEmpty);

        Assert.Equal((ChangeKind.Credentials, ChangeState.UnderWay), (org.Changes.Only.Kind, org.Changes.Only.State));
        gate.SetResult();
        Assert.IsType<ChangeOutcome.Changed>(await change);
    }

    [Fact]
    public async Task The_list_and_the_page_have_it_at_once()
    {
        await using var org = await LivingOrg.StartAsync();
        using var look = org.Inventories.Open(org.Grant);
        await Patience.UntilAsync(() => look.Inventory.Current.LoadedAt is not null);

        await org.Get<ConnectionReader>().ReadAsync(org.Grant.Id, org.Id, anew: false, LivingOrg.Cancellation);

        await org.ChangeAsync(org.Draft());

        Assert.Equal("Clinic 07 moved", Assert.Single(look.Inventory.Current.Rows).Label);
        Assert.Equal("Clinic 07 moved", (await org.Get<ConnectionReader>().ReadAsync(org.Grant.Id, org.Id, anew: false, LivingOrg.Cancellation)).Value!.Label);
    }

    [Fact]
    public async Task A_lost_answer_is_made_up_for_by_reading()
    {
        await using var org = await LivingOrg.StartAsync();
        org.Faults.Next(ConnectionWriteFaults.ReplaceReplyLost);

        Assert.Equal(new ChangeOutcome.Changed(WasFound: true), await org.ChangeAsync(org.Draft()));

        Assert.Equal((ChangeState.Done, 1), (org.Changes.Only.State, org.Count("PUT")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_did_not_arrive_is_not_sent_again(bool isServerError)
    {
        await using var org = await LivingOrg.StartAsync();
        org.Faults.Next(isServerError ? ConnectionWriteFaults.ReplaceFailed : ConnectionWriteFaults.ReplaceLost);

        var told = Assert.IsType<ChangeOutcome.Unanswered>(await org.ChangeAsync(org.Draft())).What;

        Assert.Contains("as they were before", told, StringComparison.Ordinal);
        Assert.Equal((ChangeState.Unknown, told, 1), (org.Changes.Only.State, org.Changes.Only.Reason, org.Count("PUT")));
        Assert.Equal(LivingOrg.Label, org.Now!.Label);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_lost_credentials_nothing_is_claimed(bool arrived)
    {
        await using var org = await LivingOrg.StartAsync();
        var before = await org.ReadAsync();
        var draft = ConnectorForms.Draft([("user", "u"), ("password", LivingOrg.Secret), .. before.Parameters.Select(parameter => (parameter.Name, parameter.Value!))]) with
        {
            Label = before.Label,
            Name = before.Name!,
        };
        org.Faults.Next(arrived ? ConnectionWriteFaults.ReplaceReplyLost : ConnectionWriteFaults.ReplaceLost);

        var told = Assert.IsType<ChangeOutcome.Unanswered>(await org.ChangeAsync(draft, isOfCredentials: true)).What;

        Assert.Contains("Credentials cannot be read back", told, StringComparison.Ordinal);
        Assert.Contains("Test the connection", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_org_that_lets_nothing_be_changed_is_told_from_wrong_values(bool answers400)
    {
        await using var org = await LivingOrg.StartAsync(new Quirks { PutOfDataConnectionsRefused = true, PutRefusalAnswers400 = answers400 });

        var refused = Assert.IsType<ChangeOutcome.NotChangeable>(await org.ChangeAsync(org.Draft())).Rejection;

        Assert.Contains("deleted and created again", refused.What, StringComparison.Ordinal);
        Assert.Contains("PUT", refused.SalesforceWords, StringComparison.Ordinal);
        Assert.Equal(ChangeState.Rejected, org.Changes.Only.State);
    }

    [Fact]
    public async Task A_name_that_cannot_change_is_refused_at_its_field()
    {
        await using var org = await LivingOrg.StartAsync(new Quirks { PutCannotRename = true });

        var rejected = Assert.IsType<ChangeOutcome.Rejected>(await org.ChangeAsync(org.Draft(name: "Other_name"))).Rejection;

        Assert.Equal([FieldFault.Name], rejected.Faults.Select(fault => fault.Field));
        Assert.Equal(org.Stored.Name, org.Now!.Name);
    }

    [Fact]
    public async Task Where_names_may_change_it_does()
    {
        await using var org = await LivingOrg.StartAsync();

        Assert.IsType<ChangeOutcome.Changed>(await org.ChangeAsync(org.Draft(name: "Other_name")));

        Assert.Equal("Other_name", org.Now!.Name);
    }

    [Fact]
    public async Task Who_may_only_look_is_told_so()
    {
        await using var org = await LivingOrg.StartAsync();
        var reviewer = await org.SignInAsync(SimulatedUser.Reviewer);

        var rejected = Assert.IsType<ChangeOutcome.Rejected>(await org.ChangeAsync(org.Draft(), reviewer)).Rejection;

        Assert.Contains("may not", rejected.What, StringComparison.Ordinal);
        Assert.Equal(LivingOrg.Label, org.Now!.Label);
    }

    [Fact]
    public async Task A_change_that_cannot_connect_says_why()
    {
        await using var org = await LivingOrg.StartAsync();

        var rejected = Assert.IsType<ChangeOutcome.Rejected>(await org.ChangeAsync(org.Draft(host: "down-3"))).Rejection;

        Assert.Contains("could not reach the source", rejected.What, StringComparison.Ordinal);
        Assert.DoesNotContain(LivingOrg.Secret, $"{rejected} {org.Changes.Only}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connector_that_somebody_has_deleted_is_said_so()
    {
        await using var org = await LivingOrg.StartAsync();
        var (before, form) = (await org.ReadAsync(), await org.FormAsync());
        org.Data360.Connections.Remove(org.Stored, TimeSpan.Zero);

        var rejected = Assert.IsType<ChangeOutcome.Rejected>(await org.Get<ConnectionChanger>()
            .ChangeAsync(Guid.NewGuid(), org.Grant, before, org.Draft().ToDefinition(form), form, isOfCredentials: false, LivingOrg.Cancellation)).Rejection;

        Assert.Contains("has been deleted", rejected.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_sends_nothing()
    {
        await using var org = await LivingOrg.StartAsync();
        var (before, form, id) = (await org.ReadAsync(), await org.FormAsync(), Guid.NewGuid());
        var changer = org.Get<ConnectionChanger>();
        var definition = org.Draft().ToDefinition(form);

        await changer.ChangeAsync(id, org.Grant, before, definition, form, isOfCredentials: false, LivingOrg.Cancellation);
        Assert.IsType<ChangeOutcome.Unanswered>(await changer.ChangeAsync(id, org.Grant, before, definition, form, isOfCredentials: false, LivingOrg.Cancellation));

        Assert.Equal(1, org.Count("PUT"));
    }

    private static Quirks AllOther => Quirks.AllOther with { PutOfDataConnectionsRefused = false, PutCannotRename = false };
}
