using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360.Schemas;

/// <summary>The events of a source that pushes.</summary>
public sealed class SchemaEndpointTests
{
    [Fact]
    public async Task A_put_replaces_the_whole_set()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add("IngestApi", "Devices").Id}/schema";

        Assert.Equal("""{"schemas":[]}""", (await org.GetAsync(path)).ToJsonString());
        await PutAsync(org, path, Schema("Heart"), Schema("Alarm"));
        var answered = await PutAsync(org, path, Schema("Pulse"));

        Assert.Equal(
            """{"schemas":[{"name":"Pulse","label":"Pulse","schemaType":"IngestApi","availabilityStatus":"Available","fields":[{"name":"bpm","label":"BPM","dataType":"Number"}]}]}""",
            answered.ToJsonString());
        Assert.Equal(answered.ToJsonString(), (await org.GetAsync(path)).ToJsonString());
    }

    [Theory]
    [InlineData(false, "InUse")]
    [InlineData(true, "In Use")]
    public async Task A_schema_that_a_stream_reads_is_in_use_in_two_spellings(bool hasSpace, string status)
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals, new Quirks { SchemaStatusHasSpace = hasSpace });
        var id = org.Data360.Connections.All.Single(connection => connection.Label == "Bedside devices Bergen").Id;

        var schemas = (await org.GetAsync($"/connections/{id}/schema"))["schemas"]!.AsArray();

        Assert.Equal([status, "Available"], schemas.Select(schema => (string?)schema!["availabilityStatus"]));
        var again = await PutAsync(org, $"/connections/{id}/schema", Schema("HeartRate"));
        Assert.Equal(status, (string?)again["schemas"]![0]!["availabilityStatus"]);
    }

    [Fact]
    public async Task Dates_come_with_the_switch_and_cannot_be_sent_back()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { SchemasCarryDates = true });
        var path = $"/connections/{org.Add("IngestApi", "Devices").Id}/schema";

        var schema = (await PutAsync(org, path, Schema("Heart")))["schemas"]![0]!;

        Assert.Equal(("2026-11-24T09:00:00.000Z", "2026-11-24T09:00:00.000Z"), ((string?)schema["createdDate"], (string?)schema["lastModifiedDate"]));
        await RefusedAsync(org, path, 400, "JSON_PARSER_ERROR", "Unrecognized field \"availabilityStatus\"", schema.DeepClone());
        org.Under.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("2026-11-24T09:00:00.000Z", (string?)(await PutAsync(org, path, Schema("Heart")))["schemas"]![0]!["createdDate"]);
        org.Simulator.Quirks = new Quirks();
        Assert.Null((await org.GetAsync(path))["schemas"]![0]!["createdDate"]);
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_a_field_without_a_label_makes_the_server_fail()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add("IngestApi", "Devices").Id}/schema";
        await PutAsync(org, path, Schema("Heart"));

        await RefusedAsync(org, path, 500, "UNKNOWN_EXCEPTION", null, Schema("A", Field().With("label", null)));
        await RefusedAsync(org, path, 400, "JSON_PARSER_ERROR", "Unrecognized field \"isPrimaryKey\"", Schema("A", Field().With("isPrimaryKey", true)));
        await RefusedAsync(org, path, 400, "INVALID_INPUT", "Invalid value for dataType", Schema("A", Field().With("dataType", "Blob")));
        await RefusedAsync(org, path, 400, "INVALID_INPUT", "name is required, but missed", Schema("A", Field().With("name", null)));
        await RefusedAsync(org, path, 400, "INVALID_INPUT", "label is required, but missed", Schema("A").With("label", null));
        await RefusedAsync(org, path, 400, "INVALID_INPUT", "name is required, but missed", Schema("A").With("name", null));
        await RefusedAsync(org, path, 400, "INVALID_INPUT", "schemaType is required, but missed", Schema("A").With("schemaType", null));
        await RefusedAsync(org, path, 400, "INVALID_INPUT", "Invalid value for schemaType", Schema("A").With("schemaType", "StreamingApp"));
        await RefusedAsync(org, path, 400, "INVALID_INPUT", "There is more than one schema with the name A", Schema("A"), Schema("a"));
        await Data360Org.AssertRefusedAsync(await org.PutAsync(path, new JsonObject()), 400, "INVALID_INPUT", "schemas is required, but missed");
        Assert.Equal("Heart", (string?)(await org.GetAsync(path))["schemas"]![0]!["name"]);
    }

    [Fact]
    public async Task An_app_has_categories_and_an_order_of_keys()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add("StreamingApp", "Site").Id}/schema";
        var field = Field().With("isDataRequired", true).With("primaryIndexOrder", 1);

        var schema = (await PutAsync(org, path, Schema("Visit", field).With("schemaType", "StreamingApp").With("category", "Engagement").With("availabilityStatus", "Available")))["schemas"]![0]!;

        Assert.Equal("Engagement", (string?)schema["category"]);
        Assert.Equal("""{"name":"bpm","label":"BPM","dataType":"Number","isDataRequired":true,"primaryIndexOrder":1}""", schema["fields"]![0]!.ToJsonString());
        await RefusedAsync(org, path, 400, "INVALID_INPUT", "Invalid value for category", Schema("A").With("schemaType", "StreamingApp").With("category", "Leisure"));
    }

    [Theory]
    [InlineData("AwsRdsMySql")]
    [InlineData("SalesforceDotCom")]
    public async Task No_other_type_has_a_schema(string connectorType)
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add(connectorType).Id}/schema";

        await org.AssertRefusedAsync(path, 400, "INVALID_INPUT", $"Connections of type {connectorType} have no schema.");
        await RefusedAsync(org, path, 400, "INVALID_INPUT", null, Schema("A"));
        await Data360Org.AssertRefusedAsync(await org.PostAsync($"{path}/actions/test"), 400, "INVALID_INPUT");
    }

    [Fact]
    public async Task Schemas_can_be_tested()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add("IngestApi", "Devices").Id}/schema";

        Assert.False((bool)(await org.QuestionAsync($"{path}/actions/test"))["success"]!);
        await PutAsync(org, path, Schema("Heart"));
        Assert.Equal("""{"success":true,"errors":[]}""", (await org.QuestionAsync($"{path}/actions/test")).ToJsonString());
        await PutAsync(org, path, Schema("Heart").With("fields", new JsonArray()));
        var failed = await org.QuestionAsync($"{path}/actions/test");
        Assert.Equal(("INVALID_SCHEMA", "The schema Heart has no fields."), ((string?)failed["errors"]![0]!["errorCode"], (string?)failed["errors"]![0]!["message"]));
    }

    private static async Task<JsonNode> PutAsync(Data360Org org, string path, params JsonNode[] schemas)
    {
        using var response = await org.PutAsync(path, new JsonObject { ["schemas"] = new JsonArray(schemas) });
        var text = await OrgUnderTest.TextAsync(response);
        Assert.True((int)response.StatusCode == 200, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task RefusedAsync(Data360Org org, string path, int status, string errorCode, string? message, params JsonNode[] schemas) =>
        await Data360Org.AssertRefusedAsync(await org.PutAsync(path, new JsonObject { ["schemas"] = new JsonArray(schemas) }), status, errorCode, message);

    private static JsonObject Schema(string name, JsonObject? field = null) => new()
    {
        ["name"] = name, ["label"] = name, ["schemaType"] = "IngestApi", ["fields"] = new JsonArray(field ?? Field()),
    };

    private static JsonObject Field() => new() { ["name"] = "bpm", ["label"] = "BPM", ["dataType"] = "Number" };
}
