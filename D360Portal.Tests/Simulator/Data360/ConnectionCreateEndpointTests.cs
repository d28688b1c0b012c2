using System.Text;
using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Catalogue;
using D360Portal.Simulator.Data360.Connections;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectionCreateEndpointTests
{
    [Fact]
    public async Task A_database_is_created_and_can_be_read()
    {
        await using var org = await Data360Org.StartAsync();

        var created = await org.CreateAsync(Clinic());

        var id = (string)created["id"]!;
        Assert.Matches("^9cg[A-Za-z0-9]{15}\\z", id);
        Assert.Equal(
            $$"""{"connectorType":"AwsRdsMySql","id":"{{id}}","label":"Clinic 07","name":"Clinic_07","connectorLabel":"AWS RDS MySQL","iconUrl":"/cdp/images/connectors/AwsRdsMySql.svg","method":"Ingress","status":"CONNECTED","editable":true,"deletable":true,"syncStatus":"None","lastSyncDate":null,"lastDataChangeErrorCode":null,"params":[{"paramName":"jdbc_connection_url","value":"clinic-07.abc.eu-west-1.rds.amazonaws.com:3306"},{"paramName":"DATABASE","value":"clinic_07"}],"credentials":[{"paramName":"user","value":"****"},{"paramName":"password","value":"****"}]}""",
            created.ToJsonString());
        Assert.True(JsonNode.DeepEquals(created, await org.GetAsync($"/connections/{id}")));
        Assert.Equal(["Clinic 07"], Data360Org.LabelsOf(await org.GetAsync("/connections?connectorType=AwsRdsMySql")));
    }

    [Fact]
    public async Task The_answer_may_have_the_essentials_alone()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { CreateAnswersEssentials = true });

        Assert.Equal(["connectorType", "id", "label", "name"], Data360Org.KeysOf(await org.CreateAsync(Clinic())));
    }

    [Fact]
    public async Task Whoever_creates_is_the_creator()
    {
        var creator = SimulatedUser.Outsider with { IsAdmin = true, HasData360 = true };
        await using var org = await Data360Org.StartAsync(
            options => options with { Seed = OrgSeed.Empty, Users = [creator], RunAsUser = null, Quirks = new Quirks { AuditFieldsPresent = true } }, creator);

        Assert.Equal("Oakley Outsider", (string?)(await org.CreateAsync(Clinic()))["createdBy"]!["name"]);
    }

    [Fact]
    public async Task A_reviewer_may_not_create_whatever_is_sent()
    {
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty }, SimulatedUser.Reviewer);

        await org.AssertCreateRefusedAsync(Clinic(), 403, "FUNCTIONALITY_NOT_ENABLED");
        await org.AssertCreateRefusedAsync(new JsonObject(), 403, "FUNCTIONALITY_NOT_ENABLED");
        await org.AssertCreateRefusedAsync(null, 403, "FUNCTIONALITY_NOT_ENABLED");
        org.Simulator.Quirks = new Quirks { MayNotChangeIsInsufficientAccess = true };
        await org.AssertCreateRefusedAsync(Clinic(), 403, "INSUFFICIENT_ACCESS");
    }

    [Fact]
    public async Task Unknown_parameters_of_the_query_do_no_harm()
    {
        await using var org = await Data360Org.StartAsync();

        using var response = await org.PostAsync("/connections?dataspace=default&connectorType=GCS&Accept=nonsense", Clinic());

        Assert.Equal(201, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_type_is_taken_literally()
    {
        await using var org = await Data360Org.StartAsync();

        foreach (var type in new[] { "awsrdsmysql", "Nonsense", "SalesforceCRM" })
        {
            await org.AssertCreateRefusedAsync(
                Clinic().With("connectorType", type), 400, "ILLEGAL_QUERY_PARAMETER_VALUE", $"Invalid value for parameter connectorType: {type}");
        }

        await org.AssertCreateRefusedAsync(Clinic().With("connectorType", null), 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        org.Simulator.Quirks = new Quirks { MissingTypeIsMissingArgument = true };
        await org.AssertCreateRefusedAsync(Clinic().With("connectorType", ""), 400, "MISSING_ARGUMENT");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{\"connectorType\":\"AwsRdsMySql\",}")]
    [InlineData("{\"connectorType\":\"AwsRdsMySql\",\"connectorType\":\"GCS\"}")]
    [InlineData("{\"connectorType\":7}")]
    [InlineData("{\"connectorType\":\"AwsRdsMySql\",\"label\":[]}")]
    [InlineData("{\"connectorType\":\"AwsRdsMySql\",\"label\":\"\\ud800\"}")]
    [InlineData("{\"connectorType\":\"AwsRdsMySql\",\"credentials\":{}}")]
    [InlineData("{\"connectorType\":\"AwsRdsMySql\",\"credentials\":[\"user\"]}")]
    [InlineData("{\"connectorType\":\"AwsRdsMySql\",\"parameters\":[{\"paramName\":\"DATABASE\",\"value\":7}]}")]
    [InlineData("{\"connectorType\":\"AwsRdsMySql\",\"parameters\":[{\"paramName\":\"DATABASE\",\"value\":true}]}")]
    [InlineData("{\"connectorType\":\"AwsRdsMySql\",\"parameters\":[{\"paramName\":\"DATABASE\",\"value\":\"x\",\"masked\":\"y\"}]}")]
    public async Task What_cannot_be_read_is_refused(string body)
    {
        await using var org = await Data360Org.StartAsync();

        using var response = await org.AskAsync("/connections", method: HttpMethod.Post, body: new StringContent(body, Encoding.UTF8, "application/json"));

        await Data360Org.AssertRefusedAsync(response, 400, "JSON_PARSER_ERROR");
        Assert.Empty(org.Data360.Connections.All);
    }

    [Fact]
    public async Task A_field_that_nobody_knows_is_refused_by_its_name()
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(Clinic().With("params", Values()), 400, "JSON_PARSER_ERROR", "Unrecognized field \"params\"");
        await org.AssertCreateRefusedAsync(Clinic().With("organizationId", "00D"), 400, "JSON_PARSER_ERROR", "Unrecognized field \"organizationId\"");
        await org.AssertCreateRefusedAsync(
            Of("IngestApi", "Devices").With("credentials", Values()), 400, "JSON_PARSER_ERROR", "Unrecognized field \"credentials\"");
        await org.CreateAsync(Clinic().With("capabilities", new JsonObject { ["x"] = true }));
    }

    [Fact]
    public async Task A_body_must_be_JSON_by_name()
    {
        await using var org = await Data360Org.StartAsync();

        using var response = await org.AskAsync("/connections", method: HttpMethod.Post, body: new StringContent(Clinic().ToJsonString()));

        await Data360Org.AssertRefusedAsync(response, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task A_name_is_taken_once_in_the_whole_org()
    {
        await using var org = await Data360Org.StartAsync();
        await org.CreateAsync(Clinic("Clinic_07"));

        await org.AssertCreateRefusedAsync(Clinic("Clinic_07"), 400, "DUPLICATES_DETECTED", "A data connector with the provided name: Clinic_07 already exists");
        await org.AssertCreateRefusedAsync(Clinic("CLINIC_07"), 400, "DUPLICATES_DETECTED");
        await org.AssertCreateRefusedAsync(Of("SalesforceMarketingCloud", "Clinic_07"), 400, "DUPLICATES_DETECTED");
        await org.CreateAsync(Clinic("Clinic_08"));
        Assert.Equal(["Clinic 07", "Clinic 07"], Data360Org.LabelsOf(await org.GetAsync("/connections?connectorType=AwsRdsMySql")));
    }

    [Fact]
    public async Task Of_many_who_want_a_name_at_once_one_gets_it()
    {
        await using var org = await Data360Org.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => org.PostAsync("/connections", Clinic())));

        Assert.Equal([201, .. Enumerable.Repeat(400, 19)], answers.Select(answer => (int)answer.StatusCode).Order());
        Assert.Single(org.Data360.Connections.All);
    }

    [Fact]
    public async Task An_org_can_be_full()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(2), new Quirks { MaximumConnections = 3 });

        await org.CreateAsync(Clinic("Third"));
        await org.AssertCreateRefusedAsync(Clinic("Fourth"), 422, "LIMIT_EXCEEDED");
        await org.AssertCreateRefusedAsync(Clinic("Third"), 400, "DUPLICATES_DETECTED");
        org.Simulator.Quirks = new Quirks();
        await org.CreateAsync(Clinic("Fourth"));
    }

    [Fact]
    public async Task An_ingestion_api_is_given_another_name()
    {
        await using var org = await Data360Org.StartAsync();

        var first = await org.CreateAsync(Of("IngestApi", "Bedside devices"));
        var second = await org.CreateAsync(Of("IngestApi", "Bedside devices").With("name", null));

        Assert.Matches("^Bedside_devices_[0-9a-f]{8}_[0-9a-f]{4}_[0-9a-f]{4}_[0-9a-f]{4}_[0-9a-f]{12}\\z", (string?)first["name"]);
        Assert.NotEqual((string?)first["name"], (string?)second["name"]);
        ContractSample.AssertHasShape(ContractSample.Read("connection.ingest-api"), first);
        Assert.Equal(["connectorType", "id", "label", "name", "status", "tenantSpecificEndpoint"], Data360Org.KeysOf(first));
        Assert.Equal(("Bedside devices", "CONNECTED"), ((string?)first["label"], (string?)first["status"]));
    }

    [Fact]
    public async Task An_ingestion_api_may_have_a_second_type_name()
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(Of("INGEST_API", "Devices"), 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        org.Simulator.Quirks = new Quirks { IngestApiAliasIsKnown = true };
        Assert.Equal("IngestApi", (string?)(await org.CreateAsync(Of("INGEST_API", "Devices")))["connectorType"]);
    }

    [Fact]
    public async Task An_ingestion_api_can_be_created_though_the_catalogue_lacks_it()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { CatalogueLacksIngestApi = true });

        await org.CreateAsync(Of("IngestApi", "Devices"));
    }

    [Fact]
    public async Task A_Salesforce_connection_needs_the_id_of_its_org()
    {
        await using var org = await Data360Org.StartAsync();
        var id = RecordId.Of("00DSM", 7);

        await org.AssertCreateRefusedAsync(Of("SalesforceDotCom", "Branch"), 400, "INVALID_INPUT", "organizationId is required, but missed");
        foreach (var wrong in new[] { "005SM0000000007", "00DSM", id[..15] + "AAA", "00DSM00000000 7" })
        {
            await org.AssertCreateRefusedAsync(Of("SalesforceDotCom", "Branch", ("organizationId", wrong)), 400, "INVALID_INPUT", "Invalid value for organizationId");
        }

        var created = await org.CreateAsync(Of("SalesforceDotCom", "Branch", ("organizationId", id)));
        Assert.Equal((id[..15], "Branch"), ((string?)created["organizationId"], (string?)created["alias"]));
        Assert.StartsWith("0hM", (string?)created["id"], StringComparison.Ordinal);
        await org.CreateAsync(Of("SalesforceDotCom", "Branch_2", ("organizationId", id[..15])));
    }

    [Fact]
    public async Task A_streaming_app_needs_its_kind()
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(Of("StreamingApp", "Portal"), 400, "INVALID_INPUT", "streamingAppType is required, but missed");
        await org.AssertCreateRefusedAsync(Of("StreamingApp", "Portal", ("streamingAppType", "Toaster")), 400, "INVALID_INPUT");
        await org.AssertCreateRefusedAsync(Of("StreamingApp", "Portal", ("streamingAppType", "WebApp"), ("streamingAppSubType", "GA5")), 400, "INVALID_INPUT");
        var created = await org.CreateAsync(Of("StreamingApp", "Portal", ("streamingAppType", "WebApp"), ("streamingAppSubType", "WebApp_GA4")));
        Assert.Equal(("WebApp", "WebApp_GA4"), ((string?)created["streamingAppType"], (string?)created["streamingAppSubType"]));
    }

    [Fact]
    public async Task A_Marketing_Cloud_account_is_created_before_anybody_signs_in_to_it()
    {
        await using var org = await Data360Org.StartAsync();

        Assert.Null((string?)(await org.CreateAsync(Of("SalesforceMarketingCloud", "Marketing")))["eid"]);
    }

    [Fact]
    public async Task A_connector_of_every_type_can_be_created_under_either_side_of_every_switch()
    {
        foreach (var quirks in new[] { new Quirks { CreateDoesNotConnect = true }, Quirks.AllOther })
        {
            await using var org = await Data360Org.StartAsync(quirks);
            foreach (var type in ConnectorCatalogue.Shared.All(quirks).Where(type => type.Name != "SalesforceCRM"))
            {
                var metadata = await org.GetAsync($"/connectors/{type.Name}");
                var attributes = metadata["connectionAttributes"]!.AsArray().Select(attribute => attribute!).ToArray();
                var definition = Of(type.Name, $"C_{type.Name}".Replace("__", "_", StringComparison.Ordinal));
                if (type.Name != "IngestApi")
                {
                    definition["method"] = "Ingress";
                    var wanted = type.Attributes.Connection.Where(attribute => attribute.Choice is not null && type.Attributes.Concerns(attribute, new Dictionary<string, string>())).Select(attribute => attribute.Name).ToHashSet();
                    definition["credentials"] = ValuesOf(attributes, wanted, isSecure: true);
                    definition["parameters"] = ValuesOf(attributes, wanted, isSecure: false);
                }

                Assert.NotNull((await org.CreateAsync(definition))["id"]);
            }
        }

        static JsonArray ValuesOf(IEnumerable<JsonNode> attributes, HashSet<string> wanted, bool isSecure) => Values([.. attributes
            .Where(attribute => (bool?)attribute["secure"] == isSecure && ((bool?)attribute["required"] is true || wanted.Contains((string)attribute["name"]!)))
            .Select(attribute => ((string)attribute["name"]!, ValueOf(attribute)))]);
    }

    /// <summary>A value that a person could type who sees nothing but the form.</summary>
    private static string ValueOf(JsonNode attribute) =>
        (string?)attribute["defaultValue"]
        ?? (attribute["options"] is JsonArray { Count: > 0 } options ? OptionOf(options[0]!) : null)
        ?? (string?)attribute["placeholder"]
        ?? ((string?)attribute["name"] == "parentDirectory" ? "plausible/" : "plausible");

    private static string OptionOf(JsonNode option) => (string)(option is JsonObject ? option["value"]! : option)!;
}
