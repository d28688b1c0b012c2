using System.Net;
using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectionDeleterTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connector_is_deleted_and_vanishes_at_once(bool otherQuirks)
    {
        await using var org = await LivingOrg.StartAsync(otherQuirks ? Quirks.AllOther : null);
        using var look = org.Inventories.Open(org.Grant);
        await Patience.UntilAsync(() => look.Inventory.Current.LoadedAt is not null);

        Assert.Single(look.Inventory.Current.Rows);
        await org.Drafts.KeepAsync(org.Grant.Id, $"edit/{org.Id}", new KeptDraft(org.Draft(), []), LivingOrg.Cancellation);

        Assert.IsType<DeleteOutcome.Deleted>(await org.DeleteAsync());

        Assert.Null(org.Now);
        Assert.Empty(look.Inventory.Current.Rows);
        Assert.Empty(org.Drafts.All);
        Assert.Equal((ChangeKind.Delete, ChangeState.Done), (org.Changes.Only.Kind, org.Changes.Only.State));
        Assert.Null((await org.Get<ConnectionReader>().ReadAsync(org.Grant.Id, org.Id, anew: false, LivingOrg.Cancellation)).Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_data_stream_uses_is_not_deleted_and_it_is_said_why(bool answers412)
    {
        await using var org = await LivingOrg.StartAsync(new Quirks { DependencyAnswers412 = answers412 });
        org.Data360.AddStream(org.Stored, "Patients");

        var rejected = Assert.IsType<DeleteOutcome.Rejected>(await org.DeleteAsync()).Rejection;

        Assert.Contains("data stream still uses", rejected.What, StringComparison.Ordinal);
        Assert.Contains("DEPENDENCY_EXISTS", rejected.SalesforceWords, StringComparison.Ordinal);
        Assert.Equal((ChangeState.Rejected, 1), (org.Changes.Only.State, org.Count("DELETE")));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_is_gone_already_is_deleted(bool isNotFound, bool answers500)
    {
        await using var org = await LivingOrg.StartAsync(new Quirks { MissingItemIsNotFound = isNotFound, MissingItemAnswers500 = answers500 });
        var connection = await org.ReadAsync();
        org.Data360.Connections.Remove(org.Stored, TimeSpan.Zero);

        Assert.IsType<DeleteOutcome.Deleted>(await org.Get<ConnectionDeleter>().DeleteAsync(Guid.NewGuid(), org.Grant, connection, org.Note, LivingOrg.Cancellation));

        Assert.Equal(ChangeState.Done, org.Changes.Only.State);
    }

    [Fact]
    public async Task A_passing_failure_is_looked_into_and_tried_once_more()
    {
        await using var org = await LivingOrg.StartAsync();
        org.Faults.Next(ConnectionWriteFaults.DeleteFailed);

        Assert.IsType<DeleteOutcome.Deleted>(await org.DeleteAsync());

        Assert.Null(org.Now);
        Assert.Equal(2, org.Count("DELETE"));
        Assert.Contains(org.Progress, text => text.Contains("once more in 10 seconds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_that_stays_is_told_after_the_second_time()
    {
        await using var org = await LivingOrg.StartAsync();
        org.Faults.Next(ConnectionWriteFaults.DeleteFailed, times: 2);

        var rejected = Assert.IsType<DeleteOutcome.Rejected>(await org.DeleteAsync()).Rejection;

        Assert.Contains("failed twice", rejected.What, StringComparison.Ordinal);
        Assert.Equal(2, org.Count("DELETE"));
        Assert.NotNull(org.Now);
    }

    [Fact]
    public async Task A_lost_answer_is_made_up_for_by_looking()
    {
        await using var org = await LivingOrg.StartAsync();
        org.Faults.Next(ConnectionWriteFaults.DeleteReplyLost);

        Assert.IsType<DeleteOutcome.Deleted>(await org.DeleteAsync());

        Assert.Equal((ChangeState.Done, 1), (org.Changes.Only.State, org.Count("DELETE")));
    }

    [Fact]
    public async Task A_call_that_did_not_arrive_is_unknown_and_looking_tells()
    {
        await using var org = await LivingOrg.StartAsync();
        org.Faults.Next(ConnectionWriteFaults.DeleteLost);

        var told = Assert.IsType<DeleteOutcome.Unanswered>(await org.DeleteAsync()).What;

        Assert.Contains("still there", told, StringComparison.Ordinal);
        Assert.Equal((ChangeState.Unknown, 1), (org.Changes.Only.State, org.Count("DELETE")));
        Assert.Contains("still there", await org.Get<ChangeLookup>().LookUpAsync(org.Grant.Id, org.Changes.Only, LivingOrg.Cancellation), StringComparison.Ordinal);
        Assert.Equal(ChangeState.Rejected, org.Changes.Only.State);
    }

    [Fact]
    public async Task Who_may_only_look_is_told_so()
    {
        await using var org = await LivingOrg.StartAsync();

        var rejected = Assert.IsType<DeleteOutcome.Rejected>(await org.DeleteAsync(await org.SignInAsync(SimulatedUser.Reviewer))).Rejection;

        Assert.Contains("may not", rejected.What, StringComparison.Ordinal);
        Assert.NotNull(org.Now);
    }

    [Theory]
    [InlineData("SOMETHING_NEW", "The moon is full.", "The moon is full.", false)]
    [InlineData("DEPENDENCY_EXISTS", "In use.", "A data stream still uses this connector", true)]
    public void What_nobody_knows_is_shown_with_its_code_and_its_request_id_without_a_click(string code, string message, string what, bool isExplained)
    {
        var rejection = ChangeRefusal.OfDeletion(new SalesforceApiException("delete the connector", HttpStatusCode.BadRequest, [new SalesforceError(code, message)], "abc-1"));

        Assert.StartsWith(what, rejection.What, StringComparison.Ordinal);
        Assert.Equal(($"400 {code} {message} (request id abc-1)", isExplained), (rejection.SalesforceWords, rejection.IsExplained));
    }

    [Fact]
    public async Task A_list_that_was_being_read_does_not_bring_it_back()
    {
        await using var org = await LivingOrg.StartAsync();
        var inventory = new Inventory();
        inventory.Begin(snapshot => snapshot);
        inventory.Put(await org.ReadAsync());
        inventory.Remove(org.Id);

        inventory.Update(snapshot => snapshot.With(SomeConnection(org)));
        inventory.End(snapshot => snapshot);
        Assert.Empty(inventory.Current.Rows);

        inventory.Begin(snapshot => snapshot);
        inventory.Update(snapshot => snapshot.With(SomeConnection(org)));
        Assert.Single(inventory.Current.Rows);
    }

    private static D360Portal.Salesforce.Data360.Connection SomeConnection(LivingOrg org) => new()
    {
        Id = org.Id,
        Label = LivingOrg.Label,
        Type = D360Portal.Salesforce.Data360.ConnectorTypeName.Parse("AwsRdsMySql"),
    };
}
