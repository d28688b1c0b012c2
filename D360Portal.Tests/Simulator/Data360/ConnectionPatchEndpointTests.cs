using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360.Connections;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectionPatchEndpointTests
{
    [Fact]
    public async Task The_modules_of_an_app_are_changed_one_by_one()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add("StreamingApp", "Site").Id;

        using var response = await org.PatchAsync($"/connections/{id}", App(
            new JsonObject { ["name"] = "engagement", ["isEnabled"] = false },
            new JsonObject { ["name"] = "consent", ["path"] = "/c", ["configuration"] = "{\"a\":1}" }).With("label", "New label"));

        Assert.Equal((204, ""), ((int)response.StatusCode, await OrgUnderTest.TextAsync(response)));
        var stored = await org.GetAsync($"/connections/{id}");
        Assert.Equal("New label", (string?)stored["label"]);
        Assert.Equal(
            """[{"configuration":"{}","isEnabled":false,"name":"engagement","path":"/engagement"},{"configuration":"{\u0022a\u0022:1}","isEnabled":true,"name":"consent","path":"/c"}]""",
            stored["modules"]!.ToJsonString());
    }

    [Fact]
    public async Task Business_units_come_and_go()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add("SalesforceMarketingCloud", "Marketing").Id;
        var space = new JsonObject { ["mid"] = "2", ["dataspaceName"] = "default" };

        var body = Account()
            .With("addIngestionBusinessUnits", new JsonArray("2", "7281001"))
            .With("removeActivationBusinessUnits", new JsonArray("7281001"))
            .With("addBusinessUnitsToDataSpaces", new JsonArray(space.DeepClone()))
            .With("createProfileMappings", true);
        Assert.Equal(204, (int)(await org.PatchAsync($"/connections/{id}", body)).StatusCode);

        var stored = await org.GetAsync($"/connections/{id}");
        Assert.Equal(["7281001", "2"], stored["ingestionBusinessUnits"]!.AsArray().Select(unit => (string?)unit!["mid"]));
        Assert.Empty(stored["activationBusinessUnits"]!.AsArray());
        Assert.Equal("""[{"dataSpaceName":"default","mid":"2"}]""", stored["businessUnitsToDataSpaces"]!.ToJsonString());
        Assert.True((bool)stored["createProfileBuMappings"]!);

        Assert.Equal(204, (int)(await org.PatchAsync($"/connections/{id}", Account().With("removeBusinessUnitsToDataSpaces", new JsonArray(space)))).StatusCode);
        Assert.Empty((await org.GetAsync($"/connections/{id}"))["businessUnitsToDataSpaces"]!.AsArray());
    }

    [Theory]
    [InlineData(false, "createProfileMappings", "createProfileBuMappings")]
    [InlineData(true, "createProfileBuMappings", "createProfileMappings")]
    public async Task One_of_two_names_is_known(bool other, string known, string unknown)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { PatchSaysCreateProfileBuMappings = other });
        var id = org.Add("SalesforceMarketingCloud", "Marketing").Id;

        Assert.Equal(204, (int)(await org.PatchAsync($"/connections/{id}", Account().With(known, true))).StatusCode);
        await Data360Org.AssertRefusedAsync(
            await org.PatchAsync($"/connections/{id}", Account().With(unknown, true)), 400, "JSON_PARSER_ERROR", $"Unrecognized field \"{unknown}\"");
    }

    [Theory]
    [InlineData("AwsRdsMySql")]
    [InlineData("IngestApi")]
    [InlineData("SalesforceDotCom")]
    public async Task No_other_type_can_be_changed_in_part(string connectorType)
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add(connectorType, "One").Id;

        await Data360Org.AssertRefusedAsync(
            await org.PatchAsync($"/connections/{id}", Of(connectorType, "Two")), 400, "INVALID_INPUT", $"PATCH is not supported for connections of type {connectorType}.");
        Assert.Equal("One", org.Data360.Connections.All[0].Label);
    }

    [Fact]
    public async Task A_body_that_is_wrong_changes_nothing()
    {
        await using var org = await Data360Org.StartAsync();
        var app = org.Add("StreamingApp", "Site");
        var account = org.Add("SalesforceMarketingCloud", "Marketing");

        await RefusedAsync(app, Of("StreamingApp", "Site"), "modules is required, but missed");
        await RefusedAsync(app, App(new JsonObject { ["path"] = "/c" }), "name is required, but missed");
        await RefusedAsync(app, App(new JsonObject { ["name"] = "a", ["isEnabled"] = "yes" }), "Cannot deserialize value of type Boolean for field \"isEnabled\"");
        await RefusedAsync(app, App(new JsonObject { ["name"] = "a", ["color"] = "red" }), "Unrecognized field \"color\"");
        await RefusedAsync(app, App().With("connectorType", "AwsS3"), "Invalid value for connectorType");
        await RefusedAsync(app, App().With("name", "Other"), "name cannot be changed");
        await RefusedAsync(account, Account().With("addIngestionBusinessUnits", "2"), "Cannot deserialize value of type List for field \"addIngestionBusinessUnits\"");
        await RefusedAsync(account, Account().With("addIngestionBusinessUnits", new JsonArray(2)), "Cannot deserialize value of type String for field \"addIngestionBusinessUnits\"");
        await RefusedAsync(account, Account().With("addBusinessUnitsToDataSpaces", new JsonArray(new JsonObject { ["mid"] = "2" })), "dataspaceName is required, but missed");
        Assert.Equal([app, account], org.Data360.Connections.All);

        async Task RefusedAsync(StoredConnection connection, JsonNode body, string message)
        {
            using var response = await org.PatchAsync($"/connections/{connection.Id}", body);
            Assert.Equal(400, (int)response.StatusCode);
            Assert.Equal(message, (string?)JsonNode.Parse(await OrgUnderTest.TextAsync(response))![0]!["message"]);
        }
    }

    private static JsonObject App(params JsonNode[] modules) => new() { ["connectorType"] = "StreamingApp", ["modules"] = new JsonArray(modules) };

    private static JsonObject Account() => new() { ["connectorType"] = "SalesforceMarketingCloud" };
}
