using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Catalogue;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>The simulator against what Salesforce has published.</summary>
public sealed class ContractTests
{
    [Fact]
    public async Task A_list_of_Salesforce_connections_has_the_documented_shape()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);
        var sample = ContractSample.Read("connection-list.salesforce");

        var list = await org.GetAsync("/connections?connectorType=SalesforceDotCom&label=Salesforce%20Connector%20Home");

        ContractSample.AssertHasShape(sample, list);
        foreach (var key in new[] { "alias", "connectionStatus", "connectorType", "label", "name" })
        {
            Assert.Equal((string?)sample["connections"]![0]![key], (string?)list["connections"]![0]![key]);
        }
    }

    [Fact]
    public async Task The_address_of_a_page_is_written_as_documented()
    {
        await using var org = await Data360Org.StartAsync();
        var documented = (string)ContractSample.Read("connection-list.page")["currentPageUrl"]!;

        var list = await org.GetAsync("/services/data/v63.0/ssot/connections?connectorType=SalesforceMarketingCloud");

        Assert.Equal(documented, (string?)list["currentPageUrl"]);
    }

    [Fact]
    public async Task A_push_connection_has_the_recorded_keys_and_no_other()
    {
        await using var org = await Data360Org.StartAsync();
        var sample = ContractSample.Read("connection.ingest-api");
        var id = org.Add("IngestApi", "AgentOpt").Id;

        var connection = await org.GetAsync($"/connections/{id}");

        ContractSample.AssertHasShape(sample, connection);
        Assert.Equal(Data360Org.KeysOf(sample), Data360Org.KeysOf(connection));
        Assert.Equal((string?)sample["status"], (string?)connection["status"]);
    }

    [Fact]
    public async Task A_database_connection_has_the_keys_of_the_schema()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);
        var sample = ContractSample.Read("connection.aws-rds-mysql");
        var id = org.Data360.Connections.All.First(stored => stored.ConnectorType == "AwsRdsMySql").Id;

        var connection = await org.GetAsync($"/connections/{id}");

        ContractSample.AssertHasShape(sample, connection);
        Assert.Equal(
            Data360Org.KeysOf(sample).Concat(["syncStatus", "lastSyncDate", "lastDataChangeErrorCode"]).Order(StringComparer.Ordinal),
            Data360Org.KeysOf(connection).Order(StringComparer.Ordinal));
        foreach (var key in new[] { "connectorType", "connectorLabel", "label", "name", "method", "iconUrl" })
        {
            Assert.Equal((string?)sample[key], (string?)connection[key]);
        }

        Assert.Equal(NamesOf(sample["params"]), NamesOf(connection["params"]));
        Assert.Equal(NamesOf(sample["credentials"]), NamesOf(connection["credentials"]));
    }

    [Fact]
    public async Task The_catalogue_has_the_recorded_entries()
    {
        await using var org = await Data360Org.StartAsync();
        var sample = ContractSample.Read("connector-list");

        var list = await org.GetAsync("/connectors", entityEncoding: null);

        Assert.Equal(Data360Org.KeysOf(sample), Data360Org.KeysOf(list));
        foreach (var entry in sample["connectorInfoList"]!.AsArray())
        {
            var same = list["connectorInfoList"]!.AsArray().Single(other => (string?)other!["name"] == (string?)entry!["name"]);
            Assert.Equal(entry!.ToJsonString(), same!.ToJsonString());
        }
    }

    [Fact]
    public async Task SQL_Server_asks_for_the_documented_attributes()
    {
        await using var org = await Data360Org.StartAsync();
        var sample = ContractSample.Read("connector.aws-rds-sql-server")["connectionAttributes"]!.AsArray();

        var attributes = (await org.GetAsync("/connectors/AwsRdsSqlServer"))["connectionAttributes"]!.AsArray();

        Assert.Equal(sample.Select(attribute => (string?)attribute!["name"]), attributes.Select(attribute => (string?)attribute!["name"]));
        foreach (var (documented, answered) in sample.Zip(attributes))
        {
            foreach (var (key, value) in documented!.AsObject())
            {
                Assert.Equal(value!.ToJsonString(), answered![key]?.ToJsonString());
            }
        }
    }

    [Fact]
    public async Task Act_asks_for_the_recorded_attributes_in_the_recorded_lists()
    {
        await using var org = await Data360Org.StartAsync();
        var sample = ContractSample.Read("connector.act");

        var attributes = (await org.GetAsync("/connectors/act"))["connectionAttributes"]!.AsArray().ToLookup(attribute => (bool)attribute!["secure"]!, attribute => (string?)attribute!["name"]);

        Assert.Equal(TextsOf(sample["credentials"]), attributes[true]);
        Assert.Equal(TextsOf(sample["parameters"]), attributes[false]);
    }

    [Fact]
    public async Task Every_attribute_of_every_type_has_the_recorded_keys_in_their_order()
    {
        await using var org = await Data360Org.StartAsync();
        var keys = TextsOf(ContractSample.Read("connector-attribute.keys"));
        Assert.Equal(25, keys.Length);

        foreach (var type in ConnectorCatalogue.Shared.All(new Quirks()))
        {
            var metadata = await org.GetAsync($"/connectors/{type.Name}");

            Assert.All(
                metadata["connectionAttributes"]!.AsArray().Concat(metadata["advancedAttributes"]!.AsArray()),
                attribute => Assert.Equal(keys, Data360Org.KeysOf(attribute)));
        }
    }

    [Fact]
    public async Task A_refusal_is_written_as_documented()
    {
        await using var org = await Data360Org.StartAsync();
        var sample = ContractSample.Read("error");

        var response = await org.Under.GetAsync($"{Data360Org.Root}/connectors", "never issued");

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(sample.ToJsonString(), JsonNode.Parse(await OrgUnderTest.TextAsync(response))!.ToJsonString());
    }

    [Fact]
    public async Task What_lies_behind_a_connection_is_told_in_the_documented_shapes()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add("SNOWFLAKE").Id}";
        var where = new JsonObject { ["advancedAttributes"] = new JsonObject { ["database"] = "main", ["schema"] = "public" } };

        ContractSample.AssertHasShape(ContractSample.Read("connection-databases"), await org.QuestionAsync($"{path}/databases"));
        ContractSample.AssertHasShape(ContractSample.Read("connection-database-schemas"), await org.QuestionAsync($"{path}/database-schemas", where.DeepClone()));
        ContractSample.AssertHasShape(ContractSample.Read("connection-objects"), await org.QuestionAsync($"{path}/objects", where.DeepClone()));
        ContractSample.AssertHasShape(ContractSample.Read("connection-fields"), await org.QuestionAsync($"{path}/objects/Patients/fields", where.DeepClone()));
        where["fields"] = new JsonArray("id");
        ContractSample.AssertHasShape(ContractSample.Read("connection-preview"), await org.QuestionAsync($"{path}/objects/Patients/preview", where));
    }

    [Fact]
    public async Task Schemas_can_be_sent_and_come_back_as_documented()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add("StreamingApp").Id}/schema";
        var sample = ContractSample.Read("connection-schemas");

        Assert.Equal(200, (int)(await org.PutAsync(path, sample)).StatusCode);

        ContractSample.AssertHasShape(sample, await org.GetAsync(path));
    }

    [Fact]
    public async Task A_data_stream_has_the_documented_shape_and_words()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);
        var sample = ContractSample.Read("data-stream.salesforce");

        var stream = await org.GetAsync("/data-streams/Account_Salesforce_Connector_Home");

        ContractSample.AssertHasShape(sample, stream);
        Assert.Equal(sample["connectorInfo"]!["connectorDetails"]!.ToJsonString(), stream["connectorInfo"]!["connectorDetails"]!.ToJsonString());
        foreach (var key in new[] { "dataAccessMode", "dataStreamType", "status" })
        {
            Assert.Equal((string?)sample[key], (string?)stream[key]);
        }

        Assert.StartsWith(((string)sample["recordId"]!)[..3], (string?)stream["recordId"], StringComparison.Ordinal);
    }

    private static string[] NamesOf(JsonNode? values) => [.. values!.AsArray().Select(value => (string)value!["paramName"]!)];

    private static string[] TextsOf(JsonNode? texts) => [.. texts!.AsArray().Select(text => (string)text!)];
}
