using System.Text.Json.Nodes;
using D360Portal.Simulator;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360.Discovery;

/// <summary>Commands to a connection, saved or not.</summary>
public sealed class CommandEndpointTests
{
    private const string Unsaved = "/connections/actions/GET_SCHEMAS";

    [Fact]
    public async Task A_saved_connection_takes_attributes_or_none()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add().Id}/actions/GET_SCHEMAS";

        Assert.Equal("""{"success":true,"errors":[]}""", (await org.QuestionAsync(path)).ToJsonString());
        Assert.True((bool)(await org.QuestionAsync(path, new JsonObject { ["commandAttributes"] = new JsonObject { ["DATABASE"] = "clinic" } }))["success"]!);
        await Data360Org.AssertRefusedAsync(await org.PostAsync(path, new JsonObject { ["commandAttributes"] = "all" }), 400, "JSON_PARSER_ERROR");
        await Data360Org.AssertRefusedAsync(await org.PostAsync(path, new JsonObject { ["method"] = "Ingress" }), 400, "JSON_PARSER_ERROR");
        await Data360Org.AssertRefusedAsync(await org.PostAsync("/connections/9cg/actions/GET_SCHEMAS"), 404, "ITEM_NOT_FOUND");
    }

    [Fact]
    public async Task What_is_not_saved_is_reached_by_its_attributes()
    {
        await using var org = await Data360Org.StartAsync();

        Assert.True((bool)(await org.QuestionAsync(Unsaved, Command("clinic.example.rds.amazonaws.com")))["success"]!);
        var failed = await org.QuestionAsync(Unsaved, Command("down.abc.eu-west-1.rds.amazonaws.com"));
        Assert.Equal("CONNECTION_NOT_ESTABLISHED", (string?)failed["errors"]![0]!["errorCode"]);
        org.Simulator.Quirks = new Quirks { FailedTestAnswers400 = true };
        await Data360Org.AssertRefusedAsync(await org.PostAsync(Unsaved, Command("down.abc.eu-west-1.rds.amazonaws.com")), 400, "CONNECTION_NOT_ESTABLISHED");
        Assert.Empty(org.Data360.Connections.All);
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_refused()
    {
        await using var org = await Data360Org.StartAsync();

        await RefusedAsync(Unsaved, Command("x").With("method", null), "INVALID_INPUT", "method is required, but missed");
        await RefusedAsync(Unsaved, Command("x").With("method", "Sideways"), "INVALID_INPUT", "Invalid value for method");
        await RefusedAsync(Unsaved, Command("x").With("connectorType", null), "ILLEGAL_QUERY_PARAMETER_VALUE", "connectorType cannot be empty");
        await RefusedAsync(Unsaved, Command("x").With("connectorType", "AWSRDSMYSQL"), "ILLEGAL_QUERY_PARAMETER_VALUE", "Invalid value for parameter connectorType: AWSRDSMYSQL");
        await RefusedAsync("/connections/actions/DROP_SCHEMAS", Command("x"), "INVALID_INPUT", "Invalid value for command");
        await RefusedAsync($"/connections/{org.Add().Id}/actions/get_schemas", new JsonObject(), "INVALID_INPUT", "Invalid value for command");

        async Task RefusedAsync(string path, JsonNode body, string errorCode, string message) =>
            await Data360Org.AssertRefusedAsync(await org.PostAsync(path, body), 400, errorCode, message);
    }

    private static JsonObject Command(string host) => new()
    {
        ["connectorType"] = "AwsRdsMySql",
        ["method"] = "Ingress",
        ["commandAttributes"] = new JsonObject { ["jdbc_connection_url"] = host, ["DATABASE"] = "clinic", ["odd"] = 7 },
    };
}
