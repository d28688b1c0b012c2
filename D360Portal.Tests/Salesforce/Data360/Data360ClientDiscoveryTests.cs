using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Features.Connections;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Salesforce.Data360;

/// <summary>Discovery over HTTP, under every switch that concerns it, and of answers that no simulator gives.</summary>
public sealed class Data360ClientDiscoveryTests
{
    private static readonly IReadOnlyDictionary<string, string> Everywhere = new Dictionary<string, string>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Quirks, string> Spellings => new()
    {
        { new Quirks(), "DATABASE" },
        { new Quirks(), "database" },
        { new Quirks { DatabaseKeyIsDatabaseName = true }, "databaseName" },
        { new Quirks { SchemasSayDatabaseSchemas = true }, "DATABASE" },
        { new Quirks { EntityEncodingHeaderIgnored = true }, "DATABASE" },
        { new Quirks { DatabaseKey = "databaseName", WrongDatabaseKeyListsNothing = true }, "databaseName" },
        { Quirks.AllOther with { DatabaseKey = "database" }, "database" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task The_way_from_databases_to_rows_is_gone_however_the_org_spells(Quirks quirks, string databaseKey)
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, quirks);
        var (client, grant, id) = (org.Portal.Client, org.Admin.Id, Clinic(org));
        var spelling = PlaceSpelling.Known.Single(known => known.DatabaseKey == databaseKey);

        var databases = await client.ListDatabasesAsync(grant, id, Cancellation);
        var schemas = await client.ListDatabaseSchemasAsync(grant, id, spelling.Write(new SourcePlace(databases[0], Schema: null)), Cancellation);
        var place = spelling.Write(new SourcePlace(databases[0], schemas[0]));
        var objects = await client.ListObjectsAsync(grant, id, place, Cancellation);
        var fields = await client.ListFieldsAsync(grant, id, "Occupancy by ward & day", place, Cancellation);
        var patients = await client.ListFieldsAsync(grant, id, "Patients", place, Cancellation);
        var rows = await client.PreviewAsync(grant, id, "Patients", place, ["id", "full_name", "notes"], 9, Cancellation);

        Assert.Equal(["clinic_12", "clinic_12_archive"], databases);
        Assert.Equal(["clinic_12", "clinic_12_billing", "Q&A \"old\""], schemas);
        Assert.Equal(["Patients", "Appointments", "Referrals", "Occupancy by ward & day"], objects.Select(found => found.Name));
        Assert.Equal(("TABLE", "clinic_12", "clinic_12"), (objects[0].Kind, objects[0].Schema, objects[0].Database));
        Assert.Equal(["ward", "share"], fields.Select(one => one.Name));
        Assert.Equal(
            new SourceField("id") { Type = "Number", OriginalType = "BIGINT", IsRequired = true, IsKey = true },
            patients[0]);
        Assert.Equal((false, "LONGBLOB"), patients.Where(one => one.Name == "photo").Select(one => (one.IsSupported, one.OriginalType)).Single());
        Assert.Equal(9, rows.Count);
        Assert.Equal(["1", "Åse Øvrebø", "<script>alert('note')</script>"], rows[0].Values);
        Assert.Equal(["3", "Łukasz Żółć", null], rows[2].Values);
        Assert.All(org.Calls, call => Assert.Equal("POST", call.Method));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Other_families_have_their_objects_without_a_place(bool otherQuirks)
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, otherQuirks ? Quirks.AllOther : new Quirks());
        var (client, grant) = (org.Portal.Client, org.Admin.Id);

        var crm = await client.ListObjectsAsync(grant, Id(org, "Salesforce Connector Home"), Everywhere, Cancellation);
        var marketing = await client.ListObjectsAsync(grant, Id(org, "Marketing Cloud"), Everywhere, Cancellation);
        var files = await client.ListFieldsAsync(grant, Id(org, "Imaging archive Bergen"), "files", Everywhere, Cancellation);

        Assert.Equal(["Account", "Case", "Contact", "Ward__c"], crm.Select(found => found.Name));
        Assert.Equal("Ward <new>", crm[3].Label);
        Assert.Contains(new ConnectionParameter("description", "Who reads the <i>newsletter</i>"), marketing[2].Further);
        Assert.NotEmpty(files);
    }

    /// <summary>A source that cannot be read is told of as a test tells: with 200, or as an error.</summary>
    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.BadRequest)]
    public async Task A_source_out_of_reach_is_a_refusal_with_Salesforce_s_words(bool otherTransport, HttpStatusCode status)
    {
        await using var org = await SimulatedInventory.StartAsync(
            OrgSeed.Hospitals, new Quirks { CreateDoesNotConnect = true, FailedTestAnswers400 = otherTransport, TestErrorsSayErrorMessage = otherTransport });
        var created = await org.Portal.Client.CreateAsync(org.Admin.Id, Down, Cancellation);

        var refusal = await Assert.ThrowsAsync<SalesforceApiException>(() => org.Portal.Client.ListDatabasesAsync(org.Admin.Id, created.Id, Cancellation));

        Assert.Equal((status, "CONNECTION_NOT_ESTABLISHED"), (refusal.Status, refusal.Errors.Single().Code));
        Assert.Contains("does not answer", refusal.Errors.Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Schemas_of_a_source_that_pushes_are_read_checked_and_described(bool otherQuirks)
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, otherQuirks ? Quirks.AllOther with { SchemaStatusHasSpace = true, SchemasCarryDates = true } : new Quirks());
        var (client, grant, id) = (org.Portal.Client, org.Admin.Id, Id(org, "Bedside devices Bergen"));

        var schemas = await client.ListSchemasAsync(grant, id, Cancellation);

        Assert.Equal([("HeartRate", "Heart rate", true), ("Alarm", "Alarm <urgent> & loud", false)], schemas.Select(schema => (schema.Name, schema.Label!, schema.IsInUse)));
        Assert.Equal(new SchemaField("bpm") { Label = "Beats per minute", DataType = "Number" }, schemas[0].Fields[1]);
        Assert.Equal(otherQuirks, schemas[0].LastModified is not null);
        Assert.IsType<TestOutcome.Works>(await client.TestSchemasAsync(grant, id, Cancellation));
        var contract = System.Text.Encoding.UTF8.GetString(await client.ReadContractAsync(grant, id, Cancellation));
        Assert.StartsWith("openapi: 3.0.3", contract, StringComparison.Ordinal);
        Assert.Contains("Alarm <urgent> & loud", System.Text.RegularExpressions.Regex.Unescape(contract), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemas_without_fields_fail_the_check_and_other_types_have_none()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        var created = await org.Portal.Client.CreateAsync(
            org.Admin.Id,
            new ConnectionDefinition { Type = ConnectorTypeName.IngestApi, Method = "Ingress", Label = "New devices", Name = "New_devices", Credentials = [], Parameters = [] },
            Cancellation);

        Assert.Empty(await org.Portal.Client.ListSchemasAsync(org.Admin.Id, created.Id, Cancellation));
        Assert.Equal("INVALID_SCHEMA", Assert.IsType<TestOutcome.Failed>(await org.Portal.Client.TestSchemasAsync(org.Admin.Id, created.Id, Cancellation)).Errors.Single().Code);
        await Assert.ThrowsAsync<SalesforceApiException>(() => org.Portal.Client.ListSchemasAsync(org.Admin.Id, Clinic(org), Cancellation));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"objects":null,"fields":{},"records":"none","schemas":7}""")]
    public async Task An_answer_without_its_list_is_no_empty_list(string json)
    {
        using var portal = new CallingPortal(new StubOrg(_ => json), StubOrg.Origin, new FakeTimeProvider());
        var (client, grant) = (portal.Client, (await portal.KeepGrantAsync()).Id);

        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => client.ListObjectsAsync(grant, SomeRows.Id(1), Everywhere, Cancellation));
        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => client.ListFieldsAsync(grant, SomeRows.Id(1), "x", Everywhere, Cancellation));
        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => client.PreviewAsync(grant, SomeRows.Id(1), "x", Everywhere, ["id"], 1, Cancellation));
        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => client.ListSchemasAsync(grant, SomeRows.Id(1), Cancellation));

        // A level that a type does not have may well be left out.
        Assert.Empty(await client.ListDatabasesAsync(grant, SomeRows.Id(1), Cancellation));
        Assert.Empty(await client.ListDatabaseSchemasAsync(grant, SomeRows.Id(1), Everywhere, Cancellation));
    }

    [Fact]
    public async Task A_name_stays_one_part_of_the_path_whatever_is_in_it()
    {
        var org = new StubOrg(_ => """{"fields":[]}""");
        using var portal = new CallingPortal(org, StubOrg.Origin, new FakeTimeProvider());
        var grant = (await portal.KeepGrantAsync()).Id;

        await portal.Client.ListFieldsAsync(grant, SomeRows.Id(1), "../a/b?c#d%2F e&ü", Everywhere, Cancellation);

        Assert.Equal(
            $"/services/data/v66.0/ssot/connections/{SomeRows.Id(1)}/objects/..%2Fa%2Fb%3Fc%23d%252F%20e%26%C3%BC/fields", Assert.Single(org.Asked).AbsolutePath);
    }

    [Fact]
    public void The_call_is_shown_as_it_is_sent()
    {
        using var portal = new CallingPortal(new StubOrg(_ => "{}"), StubOrg.Origin, new FakeTimeProvider());

        var shown = ShownCall.Of(portal.Client.PreviewCall(SomeRows.Id(1), "Patients", PlaceSpelling.Known[2].Write(new SourcePlace("clinic", "main")), ["id"], 20), StubOrg.Origin);

        Assert.Equal("POST", shown.Method);
        Assert.Equal("""{"advancedAttributes":{"DATABASE":"clinic","SCHEMA":"main"},"fields":["id"],"limit":20}""", shown.Body.ToString());
        Assert.Equal("application/octet-stream", ShownCall.Of(portal.Client.ContractCall(SomeRows.Id(1)), StubOrg.Origin).Headers["Accept"]);
    }

    private static ConnectionDefinition Down { get; } = new()
    {
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
        Method = "Ingress",
        Label = "Down",
        Name = "Down",
        Credentials = [new ConnectionCredential("user", new Secret("user")), new ConnectionCredential("password", new Secret("password"))],
        Parameters = [new ConnectionParameter("jdbc_connection_url", "down-1.abc123.eu-west-1.rds.amazonaws.com:3306"), new ConnectionParameter("DATABASE", "clinic")],
    };

    private static ConnectionId Clinic(SimulatedInventory org) => Id(org, "AWS RDS MySQL clinic 12");

    private static ConnectionId Id(SimulatedInventory org, string label)
    {
        Assert.True(ConnectionId.TryParse(org.Data360.Connections.All.First(connection => connection.Label == label).Id, out var id));
        return id;
    }
}
