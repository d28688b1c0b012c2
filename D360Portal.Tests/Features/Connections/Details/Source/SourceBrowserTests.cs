using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Details.Source;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;

namespace D360Portal.Tests.Features.Connections.Details.Source;

/// <summary>The way through a source, and what it costs, under every switch of how a database is asked for.</summary>
public sealed class SourceBrowserTests
{
    private readonly SourceSpellings _spellings = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Quirks, string> Orgs => new()
    {
        { new Quirks(), "DATABASE" },
        { new Quirks { WrongDatabaseKeyListsNothing = true, SchemasSayDatabaseSchemas = true }, "DATABASE" },
        { new Quirks { DatabaseKey = "database" }, "database" },
        { new Quirks { DatabaseKey = "database", WrongDatabaseKeyListsNothing = true, MissingItemAnswers500 = true }, "database" },
        { new Quirks { DatabaseKeyIsDatabaseName = true }, "databaseName" },
        { new Quirks { DatabaseKeyIsDatabaseName = true, WrongDatabaseKeyListsNothing = true }, "databaseName" },
        { Quirks.AllOther with { DatabaseKey = "databaseName" }, "databaseName" },
    };

    [Theory]
    [MemberData(nameof(Orgs))]
    public async Task A_clinic_is_looked_through_down_to_its_rows(Quirks quirks, string key)
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, quirks);
        var browser = await BrowserAsync(org, "AWS RDS MySQL clinic 12");
        Assert.Equal(0, browser.Calls);

        Assert.True(await browser.BeginAsync(Cancellation));
        Assert.Equal((SourceLevel.Databases, 1), (browser.Level, browser.Calls));
        Assert.True(await browser.OpenDatabaseAsync("clinic_12", Cancellation));
        Assert.Equal(SourceLevel.Schemas, browser.Level);
        Assert.Contains($"Salesforce takes the database as {key} ", browser.Note, StringComparison.Ordinal);
        Assert.InRange(browser.Calls, 2, 4);
        var known = browser.Calls;

        Assert.True(await browser.OpenSchemaAsync("clinic_12_billing", Cancellation));
        Assert.Equal(["Invoices"], browser.Objects.Select(found => found.Name));
        Assert.True(await browser.OpenObjectAsync(browser.Objects[0], Cancellation));
        Assert.Equal(["number", "clinic"], browser.Fields.Where(one => one.IsKey).Select(one => one.Name));
        Assert.True(await browser.PreviewAsync(["number", "amount"], 5, Cancellation));

        Assert.Equal(["INV-00000001", "0"], browser.Rows![0].Values);
        Assert.Equal((5, known + 3, org.Calls.Count), (browser.Rows.Count, browser.Calls, browser.Calls));
    }

    [Fact]
    public async Task What_was_found_out_of_a_type_is_remembered_for_the_next_connector()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, new Quirks { DatabaseKeyIsDatabaseName = true });
        var first = await BrowserAsync(org, "AWS RDS MySQL clinic 12");
        await first.BeginAsync(Cancellation);
        await first.OpenDatabaseAsync("clinic_12", Cancellation);
        Assert.Equal(3, first.Calls);

        var second = await BrowserAsync(org, "AWS RDS MySQL clinic 13");
        await second.BeginAsync(Cancellation);
        await second.OpenDatabaseAsync("clinic_13", Cancellation);

        Assert.Equal((2, null), (second.Calls, second.Note));
    }

    [Fact]
    public async Task The_spelling_of_the_connector_s_own_settings_is_tried_first()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, new Quirks { DatabaseKey = "DATABASE" });
        var browser = await BrowserAsync(org, "AWS RDS MySQL clinic 12");
        await browser.BeginAsync(Cancellation);

        await browser.OpenDatabaseAsync("clinic_12", Cancellation);

        Assert.Equal(2, browser.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_spelling_that_nobody_knows_is_given_up_after_each_was_tried_and_the_rest_can_be_reached(bool listsNothing)
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, new Quirks { DatabaseKey = "theDatabase", WrongDatabaseKeyListsNothing = listsNothing });
        var browser = await BrowserAsync(org, "AWS RDS MySQL clinic 12");
        await browser.BeginAsync(Cancellation);

        await browser.OpenDatabaseAsync("clinic_12", Cancellation);

        Assert.Equal(1 + 3 + 3, browser.Calls);
        if (listsNothing)
        {
            Assert.Equal("Salesforce lists nothing there, whether the database is asked for as DATABASE, databaseName, database.", browser.Note);
        }
        else
        {
            Assert.Contains("Invalid attribute", browser.Failure!.SalesforceWords, StringComparison.Ordinal);
        }

        Assert.True(await browser.OpenEverythingAsync(Cancellation));
        Assert.True(await browser.OpenObjectAsync(browser.Objects[0], Cancellation));
        Assert.Contains(browser.Fields, one => one.Name == "full_name");
        Assert.True(await browser.PreviewAsync(["id"], 1, Cancellation));
    }

    [Theory]
    [InlineData("Imaging archive Bergen", "files", 2)]
    [InlineData("Salesforce Connector Home", "Account", 1)]
    [InlineData("Marketing Cloud", "EmailOpens", 1)]
    public async Task Levels_that_a_type_does_not_have_are_skipped(string label, string name, int calls)
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        var browser = await BrowserAsync(org, label);

        Assert.True(await browser.BeginAsync(Cancellation));

        Assert.Equal((SourceLevel.Objects, name, calls), (browser.Level, browser.Objects[0].Name, browser.Calls));
        Assert.True(await browser.OpenObjectAsync(browser.Objects[0], Cancellation));
        Assert.True(await browser.PreviewAsync([browser.Fields[0].Name], SourceBrowser.UsualRows, Cancellation));
        Assert.Equal(SourceBrowser.UsualRows, browser.Rows!.Count);
    }

    [Fact]
    public async Task A_type_that_refuses_to_list_databases_is_not_asked_again()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        org.Org.Faults.Next(AnyFaults.Status($"{SimulatedInventory.List}/{Id(org, "Imaging archive Bergen")}/databases", 405));
        var first = await BrowserAsync(org, "Imaging archive Bergen");
        Assert.True(await first.BeginAsync(Cancellation));
        Assert.Equal(("files", 2), (first.Objects[0].Name, first.Calls));

        var second = await BrowserAsync(org, "Imaging archive Lyon");
        Assert.True(await second.BeginAsync(Cancellation));

        Assert.Equal(("files", 1), (second.Objects[0].Name, second.Calls));
    }

    [Fact]
    public async Task Going_back_costs_no_call_and_forgets_the_rows()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        var browser = await BrowserAsync(org, "AWS RDS MySQL clinic 12");
        await browser.BeginAsync(Cancellation);
        await browser.OpenDatabaseAsync("clinic_12", Cancellation);
        await browser.OpenSchemaAsync(schema: null, Cancellation);
        await browser.OpenObjectAsync(browser.Objects[0], Cancellation);
        await browser.PreviewAsync(["id"], 3, Cancellation);
        var calls = browser.Calls;

        browser.GoTo(SourceLevel.Objects);
        Assert.Equal((SourceLevel.Objects, null, null), (browser.Level, browser.Chosen, browser.Rows));
        Assert.NotEmpty(browser.Objects);
        browser.GoTo(SourceLevel.Databases);

        Assert.Equal((SourceLevel.Databases, SourcePlace.Everywhere, calls), (browser.Level, browser.Place, browser.Calls));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_out_of_reach_is_explained_and_can_be_tried_again(bool otherTransport)
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, new Quirks { FailedTestAnswers400 = otherTransport });
        var stored = org.Data360.Connections.All.First(connection => connection.Label == "AWS RDS MySQL clinic 12");
        org.Data360.Connections.Update(stored.Id, connection => connection with { Source = new(D360Portal.Simulator.Data360.Sources.SourceFault.Unreachable) });
        var browser = await BrowserAsync(org, "AWS RDS MySQL clinic 12");

        Assert.False(await browser.BeginAsync(Cancellation));

        Assert.StartsWith("Salesforce could not reach the source.", browser.Failure!.What, StringComparison.Ordinal);
        Assert.Contains("CONNECTION_NOT_ESTABLISHED", browser.Failure.SalesforceWords, StringComparison.Ordinal);
        Assert.StartsWith(otherTransport ? "400 " : "200 ", browser.Failure.SalesforceWords, StringComparison.Ordinal);
        Assert.Equal(1, browser.Calls);
        org.Data360.Connections.Update(stored.Id, connection => connection with { Source = D360Portal.Simulator.Data360.Sources.Source.Answering });
        await browser.TryAgainAsync(Cancellation);
        Assert.Equal((null, 2), (browser.Failure, browser.Databases.Count));
    }

    /// <summary>The status that means "no more connectors" for a create means nothing of the kind here.</summary>
    [Theory]
    [InlineData(422, """[{"errorCode":"INVALID_INPUT","message":"No such place"}]""", "No such place")]
    [InlineData(422, "", "Salesforce refused to list the objects. It answered 422 (request id given-by-a-test), and does not say why.")]
    [InlineData(503, "", "Salesforce is busy or under maintenance. Try again in a minute; status.salesforce.com tells more.")]
    [InlineData(403, """[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"No."}]""", "The org's API calls are used up for now. They come back over the next 24 hours; an administrator can see them in Setup → Company Information.")]
    public async Task A_refusal_is_explained_for_what_it_is(int status, string body, string what)
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        org.Org.Faults.Next(new Fault(
            "POST",
            $"{SimulatedInventory.List}/{Id(org, "Salesforce Connector Home")}/objects",
            new FaultEffect.Instead(new SimulatedAnswer { Status = status, ContentType = "application/json", Body = body, Headers = new Dictionary<string, string> { ["X-Request-Id"] = "given-by-a-test" } })));
        var browser = await BrowserAsync(org, "Salesforce Connector Home");

        Assert.False(await browser.BeginAsync(Cancellation));

        Assert.Equal(what, browser.Failure!.What);
        Assert.StartsWith($"{status}", browser.Failure.SalesforceWords, StringComparison.Ordinal);
        Assert.EndsWith("(request id given-by-a-test)", browser.Failure.SalesforceWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_nobody_waits_for_leaves_everything_as_it_was()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        var browser = await BrowserAsync(org, "AWS RDS MySQL clinic 12");

        Assert.False(await browser.BeginAsync(new CancellationToken(canceled: true)));

        Assert.Equal((false, false, null), (browser.HasBegun, browser.IsAsking, browser.Failure));
        Assert.True(await browser.BeginAsync(Cancellation));
    }

    private static ConnectionId Id(SimulatedInventory org, string label)
    {
        Assert.True(ConnectionId.TryParse(org.Data360.Connections.All.First(connection => connection.Label == label).Id, out var id));
        return id;
    }

    private async Task<SourceBrowser> BrowserAsync(SimulatedInventory org, string label)
    {
        var connection = (await org.Portal.Client.FindConnectionAsync(org.Admin.Id, Id(org, label), Cancellation))!;
        org.Org.Requests.Clear();
        return new SourceBrowser(org.Portal.Client, _spellings, org.Admin.Id, connection, ConnectorForm.Of(connection.Type, description: null, connection));
    }
}
