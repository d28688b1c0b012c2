using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Features.Connections.Create;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

public sealed class ConnectionTesterTests(DemoPortal demo) : CreatingTests(demo)
{
    private ConnectionTester Tester => Portal.Services.GetRequiredService<ConnectionTester>();

    /// <summary>Every way in which the outcome of a test may come.</summary>
    public static TheoryData<Quirks> Transports =>
    [
        new Quirks(),
        new Quirks { TestErrorsSayErrorMessage = true },
        new Quirks { FailedTestAnswers400 = true },
        new Quirks { FailedTestAnswers400 = true, ErrorsAsObject = true },
        new Quirks { SuccessCarriesBlankError = true },
        new Quirks { SuccessCarriesBlankError = true, TestErrorsSayErrorMessage = true },
        new Quirks { EntityEncodingHeaderIgnored = true },
        new Quirks { WrongPasswordIsNotEstablished = true },
        new Quirks { TestToleratesName = true, EmptyListsRequired = true },
        Quirks.AllOther,
    ];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_test_tells_what_came_of_it_however_Salesforce_says_so(Quirks quirks)
    {
        var grant = await StartAsync(quirks);

        Assert.Equal(("Connection works: Salesforce could reach the source.", null), await TestAsync(grant, Clinic("Works")));

        var unreachable = Failure(await TestAsync(grant, Clinic("Unreachable", "down-4")));
        Assert.Equal(
            "Connection failed: Salesforce could not reach the source. Check host and port in the connection URL (the bare RDS endpoint, without jdbc:), that the database is running, and that its security group lets in Data 360's addresses.",
            unreachable.Sentence);
        Assert.StartsWith(
            "CONNECTION_NOT_ESTABLISHED [AwsRdsMySql] Failed to establish the connection. The source does not answer.", unreachable.SalesforceWords, StringComparison.Ordinal);
        Assert.Equal(
            quirks is { FailedTestAnswers400: true, RequestIdAbsent: false }, unreachable.SalesforceWords!.Contains("(request id ", StringComparison.Ordinal));

        var denied = Failure(await TestAsync(grant, Clinic("Denied", password: "wrong-canary")));
        Assert.Equal("Connection failed: The source refuses user or password. Check both; several wrong passwords may lock the account.", denied.Sentence);
        Assert.Equal(["user", "password"], denied.Faults.Select(fault => fault.Field));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connector_is_tested_by_its_id_and_Salesforce_remembers_the_outcome(bool otherQuirks)
    {
        var quirks = (otherQuirks ? Quirks.AllOther : new Quirks()) with { CreateDoesNotConnect = true, StoredIsNeverChecked = false };
        var grant = await StartAsync(quirks);
        var form = await FormAsync(grant);
        var works = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Clinic($"Saved {otherQuirks}")));
        var fails = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Clinic($"Saved and down {otherQuirks}", "down-5")));

        Assert.NotNull((await Tester.TestAsync(grant.Id, works.Id, form, Cancellation)).Success);
        Assert.StartsWith("Connection failed: ", Failure(await Tester.TestAsync(grant.Id, fails.Id, form, Cancellation)).What, StringComparison.Ordinal);

        var client = Portal.Services.GetRequiredService<Data360Client>();
        Assert.Equal(
            (ConnectionHealth.Healthy, ConnectionHealth.Unhealthy),
            ((await client.FindConnectionAsync(grant.Id, works.Id, Cancellation))!.Status.Health, (await client.FindConnectionAsync(grant.Id, fails.Id, Cancellation))!.Status.Health));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_value_of_the_wrong_form_fails_at_its_field(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        var definition = Clinic("Malformed");

        var failure = Failure(await TestAsync(grant, definition with { Parameters = [definition.Parameters[0]] }));

        Assert.Equal("DATABASE", Assert.Single(failure.Faults).Field);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_type_that_Salesforce_has_not_opened_says_so(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        var type = ConnectorTypeName.Parse("REDSHIFT");
        var form = await FormAsync(grant, type);
        var filled = form.Fields.Where(field => field.IsShown).Aggregate(ConnectionDraft.New(form), (draft, field) => draft.With(
            field.Name, field.Options is [var option, ..] ? option.Value : field.Attribute.Meaning?.Contains("url", StringComparison.OrdinalIgnoreCase) is true ? "cluster.example:5439" : "value"));

        var failure = Failure(await Tester.TestAsync(grant.Id, filled.ToDefinition(form), form, Cancellation));

        Assert.Contains("only work in orgs that Salesforce has opened for them", failure.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_type_without_settings_can_be_tested(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);

        Assert.NotNull((await TestAsync(grant, Events("Tested"))).Success);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_may_not_test_is_told_so(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks ? Quirks.AllOther : null, Reviewer);

        var failure = Failure(await TestAsync(grant, Clinic("Forbidden")));

        Assert.StartsWith("Connection failed: Your Salesforce user may not do this.", failure.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_without_an_answer_is_neither_repeated_nor_called_a_success()
    {
        var grant = await StartAsync();
        var form = await FormAsync(grant);
        foreach (var fault in (Fault[])[ConnectionWriteFaults.TestLost, ConnectionWriteFaults.TestFailed, ConnectionWriteFaults.OfTest(new FaultEffect.Instead(SimulatedAnswer.Html("<h1>Maintenance</h1>", 503))), ConnectionWriteFaults.OfTest(new FaultEffect.Instead(SimulatedAnswer.Html("<h1>Log in</h1>", 200)))])
        {
            Org.Faults.Next(fault);
            Org.Requests.Clear();

            Assert.StartsWith("Connection failed: ", Failure(await Tester.TestAsync(grant.Id, Clinic("Lost"), form, Cancellation)).What, StringComparison.Ordinal);
            Assert.Single(Org.Requests.To(UnsavedTest));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_that_ran_out_is_renewed_before_the_test(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        var form = await FormAsync(grant);
        Org.Org.ExpireAccessTokens();

        Assert.NotNull((await Tester.TestAsync(grant.Id, Clinic("Expired"), form, Cancellation)).Success);
    }

    private async Task<(string? Success, Rejection? Failure)> TestAsync(Grant grant, ConnectionDefinition definition) =>
        await Tester.TestAsync(grant.Id, definition, await FormAsync(grant, definition.Type), Cancellation);

    private static Rejection Failure((string? Success, Rejection? Failure) told)
    {
        Assert.Null(told.Success);
        return Assert.IsType<Rejection>(told.Failure);
    }
}
