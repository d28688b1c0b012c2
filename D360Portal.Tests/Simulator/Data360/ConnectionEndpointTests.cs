using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectionEndpointTests
{
    private static readonly DataFamily Database = new()
    {
        Parameters = [new NamedValue("jdbc_connection_url", "clinic-07.abc.eu-west-1.rds.amazonaws.com:3306"), new NamedValue("DATABASE", "clinic_07")],
        Credentials = [new NamedValue("user", "reader"), new NamedValue("password", "canary-source-password")],
        Sync = new SyncState("Failure", OrgUnderTest.Start.AddHours(-3), "CONNECTION_NOT_ESTABLISHED"),
    };

    [Fact]
    public async Task A_database_is_written_with_masked_credentials()
    {
        await using var org = await Data360Org.StartAsync();
        var id = AddDatabase(org);

        var connection = await org.GetAsync($"/connections/{id}");

        Assert.Equal(
            $$"""{"connectorType":"AwsRdsMySql","id":"{{id}}","label":"Clinic 07","name":"Clinic_07","connectorLabel":"AWS RDS MySQL","iconUrl":"/cdp/images/connectors/AwsRdsMySql.svg","method":"Ingress","status":"FAILED","editable":true,"deletable":true,"syncStatus":"Failure","lastSyncDate":"2026-11-24T06:00:00.000Z","lastDataChangeErrorCode":"CONNECTION_NOT_ESTABLISHED","params":[{"paramName":"jdbc_connection_url","value":"clinic-07.abc.eu-west-1.rds.amazonaws.com:3306"},{"paramName":"DATABASE","value":"clinic_07"}],"credentials":[{"paramName":"user","value":"****"},{"paramName":"password","value":"****"}]}""",
            connection.ToJsonString());
    }

    [Fact]
    public async Task Each_switch_of_the_output_changes_its_own_part()
    {
        await using var org = await Data360Org.StartAsync();
        var id = AddDatabase(org);
        var usual = Data360Org.KeysOf(await org.GetAsync($"/connections/{id}"));

        Assert.Equal(usual.Except(["credentials"]), Data360Org.KeysOf(await WithAsync(new Quirks { CredentialsAbsent = true })));
        Assert.Equal(usual.Except(["syncStatus", "lastSyncDate", "lastDataChangeErrorCode"]), Data360Org.KeysOf(await WithAsync(new Quirks { SyncStateAbsent = true })));
        Assert.Equal(["••••••••", "••••••••"], ValuesOf((await WithAsync(new Quirks { BulletMask = true }))["credentials"]));
        Assert.Equal(["****", "****"], ValuesOf((await WithAsync(new Quirks { ParamsMasked = true }))["params"]));

        var audited = await WithAsync(new Quirks { AuditFieldsPresent = true });
        Assert.Equal([.. usual, "createdBy", "createdDate", "lastModifiedBy", "lastModifiedDate"], Data360Org.KeysOf(audited));
        Assert.Equal(("Avery Admin", "2026-11-24T09:00:00.000Z"), ((string?)audited["createdBy"]!["name"], (string?)audited["createdDate"]));

        Assert.Equal(usual, Data360Org.KeysOf(await WithAsync(new Quirks { ListOmitsParams = true, ListOmitsSyncState = true })));

        Task<JsonNode> WithAsync(Quirks quirks)
        {
            org.Simulator.Quirks = quirks;
            return org.GetAsync($"/connections/{id}");
        }
    }

    [Fact]
    public async Task No_switch_shows_a_secret()
    {
        await using var org = await Data360Org.StartAsync();
        var id = AddDatabase(org);

        foreach (var quirks in new[] { new Quirks(), Quirks.AllOther, Quirks.AllOther with { CredentialsAbsent = false } })
        {
            org.Simulator.Quirks = quirks;
            Assert.DoesNotContain("canary", (await org.GetAsync($"/connections/{id}")).ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("canary", (await org.GetAsync("/connections?connectorType=AwsRdsMySql")).ToJsonString(), StringComparison.Ordinal);
        }

        Assert.True(org.Data360.Connections.TryFind(id, out var stored));
        Assert.DoesNotContain("canary", $"{stored} {((DataFamily)stored.Family).Credentials[1]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connected", "CONNECTED", "Connected", "ACTIVE", "Active")]
    [InlineData("Processing", "PROCESSING", "Processing", "PROCESSING", "Processing")]
    [InlineData("Disconnected", "DISCONNECTED", "Disconnected", "INACTIVE", "Inactive")]
    [InlineData("Failed", "FAILED", "Failed", "ERROR", "Error")]
    [InlineData("NeedsReAuth", "NEEDSREAUTH", "NeedsReAuth", "ERROR", "Error")]
    public async Task A_status_has_two_vocabularies_and_two_spellings(string health, string usual, string mixed, string ofType, string ofTypeMixed)
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add("IngestApi", "Device", connection => connection with { Health = Enum.Parse<ConnectionHealth>(health) }).Id;

        Assert.Equal(usual, await StatusAsync(new Quirks()));
        Assert.Equal(mixed, await StatusAsync(new Quirks { StatusInMixedCase = true }));
        Assert.Equal(ofType, await StatusAsync(new Quirks { StatusOfMetadataType = true }));
        Assert.Equal(ofTypeMixed, await StatusAsync(new Quirks { StatusOfMetadataType = true, StatusInMixedCase = true }));

        async Task<string?> StatusAsync(Quirks quirks)
        {
            org.Simulator.Quirks = quirks;
            return (string?)(await org.GetAsync($"/connections/{id}"))["status"];
        }
    }

    [Fact]
    public async Task A_Salesforce_org_has_a_form_and_a_status_of_its_own()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);
        var id = org.Data360.Connections.All.Single(connection => connection.Name == "SalesforceDotCom_Home").Id;

        var home = await org.GetAsync($"/connections/{id}");
        org.Simulator.Quirks = new Quirks { CrmStatusFromList = true };
        var active = await org.GetAsync($"/connections/{id}");

        Assert.Equal(["connectorType", "id", "label", "name", "alias", "connectionStatus", "createdDate", "dataSource", "organizationId"], Data360Org.KeysOf(home));
        Assert.StartsWith("0hM", (string?)home["id"], StringComparison.Ordinal);
        Assert.Equal(("Connected", "Active"), ((string?)home["connectionStatus"], (string?)active["connectionStatus"]));
        Assert.Equal(("Home", "Salesforce_Home"), ((string?)home["alias"], (string?)home["dataSource"]));
    }

    [Fact]
    public async Task A_streaming_app_says_what_kind_of_app_it_is()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add("StreamingApp", "Portal").Id;
        var other = org.Add("StreamingApp", "Analytics", connection => connection with { Family = new StreamingAppFamily("ga4", "WebApp", "WebApp_GA4", "tenant.c360a.salesforce.com", []) }).Id;

        var app = await org.GetAsync($"/connections/{id}");

        Assert.Equal(["connectorType", "id", "label", "name", "sourceId", "status", "streamingAppType", "streamingAppSubType", "tenantSpecificEndpoint", "modules"], Data360Org.KeysOf(app));
        Assert.Equal("WebApp", (string?)app["streamingAppType"]);
        Assert.Null(app["streamingAppSubType"]);
        Assert.Equal("""{"configuration":"{}","isEnabled":true,"name":"engagement","path":"/engagement"}""", app["modules"]![0]!.ToJsonString());
        Assert.Equal("WebApp_GA4", (string?)(await org.GetAsync($"/connections/{other}"))["streamingAppSubType"]);
    }

    [Fact]
    public async Task A_Marketing_Cloud_account_lists_its_business_units()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add("SalesforceMarketingCloud", "Marketing").Id;
        var fresh = org.Add("SalesforceMarketingCloud", "Not signed in", connection => connection with { Family = new MarketingCloudFamily(null, []) }).Id;

        var marketing = await org.GetAsync($"/connections/{id}");

        Assert.StartsWith("1WM", (string?)marketing["id"], StringComparison.Ordinal);
        Assert.Equal(
            """[{"id":"7281001","label":"Enterprise","mid":"7281001","name":"Enterprise"}]""", marketing["ingestionBusinessUnits"]!.ToJsonString());
        Assert.Equal("7281001", (string?)marketing["eid"]);
        Assert.Null((string?)(await org.GetAsync($"/connections/{fresh}"))["eid"]);
    }

    [Fact]
    public async Task An_id_may_be_short_unless_the_switch_refuses_it()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add().Id;

        Assert.Equal(18, id.Length);
        Assert.StartsWith("9cg", id, StringComparison.Ordinal);
        Assert.Equal(id, (string?)(await org.GetAsync($"/connections/{id[..15]}"))["id"]);
        org.Simulator.Quirks = new Quirks { ShortIdsRefused = true };
        await org.AssertRefusedAsync($"/connections/{id[..15]}", 404, "ITEM_NOT_FOUND");
        Assert.Equal(id, (string?)(await org.GetAsync($"/connections/{id}"))["id"]);
    }

    [Fact]
    public async Task Whatever_is_no_id_of_a_connection_is_missing()
    {
        await using var org = await Data360Org.StartAsync();
        var connection = org.Add(label: "Clinic");

        foreach (var id in new[] { "Clinic", "9cg", connection.Id[..16], connection.Id[..15] + "AAB", connection.Id.ToLowerInvariant(), "9cgSM0000009999" })
        {
            await org.AssertRefusedAsync($"/connections/{id}", 404, "ITEM_NOT_FOUND", $"Connection {id} was not found.");
        }
    }

    [Fact]
    public async Task What_is_missing_has_three_ways_to_say_so()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { MissingItemIsNotFound = true });
        await org.AssertRefusedAsync("/connections/9cg", 404, "NOT_FOUND");
        await org.AssertRefusedAsync("/connectors/Nonsense", 404, "NOT_FOUND");

        org.Simulator.Quirks = new Quirks { MissingItemAnswers500 = true };
        await org.AssertRefusedAsync("/connections/9cg", 500, "UNKNOWN_EXCEPTION", "Connection 9cg not found");
        await org.AssertRefusedAsync("/connectors/Nonsense", 500, "UNKNOWN_EXCEPTION", "Connector Nonsense not found");
    }

    private static string AddDatabase(Data360Org org) =>
        org.Add(label: "Clinic 07", change: connection => connection with { Health = ConnectionHealth.Failed, Family = Database }).Id;

    private static string[] ValuesOf(JsonNode? values) => [.. values!.AsArray().Select(value => (string)value!["value"]!)];
}
