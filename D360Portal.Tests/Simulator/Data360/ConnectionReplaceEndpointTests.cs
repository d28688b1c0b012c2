using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectionReplaceEndpointTests
{
    private const string Other = "clinic-08.abc.eu-west-1.rds.amazonaws.com:3306";
    private const string Down = "down-07.abc.eu-west-1.rds.amazonaws.com:3306";

    [Fact]
    public async Task Everything_is_replaced_but_the_id_and_nothing_is_said()
    {
        await using var org = await Data360Org.StartAsync();
        var id = await CreatedAsync(org);

        using var response = await org.PutAsync($"/connections/{id}", Clinic("Clinic_08", Other).With("label", "Clinic 08"));

        Assert.Equal((204, ""), ((int)response.StatusCode, await OrgUnderTest.TextAsync(response)));
        var stored = await org.GetAsync($"/connections/{id}");
        Assert.Equal(("Clinic 08", "Clinic_08", Other), ((string?)stored["label"], (string?)stored["name"], (string?)stored["params"]![0]!["value"]));
        Assert.Single(org.Data360.Connections.All);
    }

    [Fact]
    public async Task The_connection_is_answered_with_the_switch()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { PutAnswersConnection = true });
        var id = await CreatedAsync(org);

        using var response = await org.PutAsync($"/connections/{id}", Clinic().With("label", "Renamed"));

        var json = JsonNode.Parse(await OrgUnderTest.TextAsync(response))!;
        Assert.Equal((200, id, "Renamed"), ((int)response.StatusCode, (string?)json["id"], (string?)json["label"]));
        Assert.DoesNotContain(Password, json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_secret_must_come_again()
    {
        await using var org = await Data360Org.StartAsync();
        var id = await CreatedAsync(org);

        await AssertRefusedAsync(org, id, Clinic().With("credentials", Values(("user", "reader"))), 400, "INVALID_INPUT", "password is required, but missed");
        await AssertRefusedAsync(org, id, Clinic().With("credentials", null), 400, "INVALID_INPUT", "user is required, but missed");
        await AssertRefusedAsync(org, id, Clinic(host: "jdbc:mysql://x"), 400, "INVALID_INPUT");
        await AssertRefusedAsync(org, id, Clinic().With("mood", "good"), 400, "JSON_PARSER_ERROR", "Unrecognized field \"mood\"");
        await AssertRefusedAsync(org, id, Clinic("_"), 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        Assert.Equal("Clinic 07", (string?)(await org.GetAsync($"/connections/{id}"))["label"]);
    }

    [Fact]
    public async Task A_name_that_another_one_has_or_had_a_moment_ago_is_taken()
    {
        await using var org = await Data360Org.StartAsync();
        var id = await CreatedAsync(org);
        await org.CreateAsync(Clinic("Clinic_08"));
        var gone = (string)(await org.CreateAsync(Clinic("Clinic_09")))["id"]!;
        await org.DeleteAsync(gone);

        await AssertRefusedAsync(org, id, Clinic("clinic_08"), 400, "DUPLICATES_DETECTED", "A data connector with the provided name: clinic_08 already exists");
        await AssertRefusedAsync(org, id, Clinic("Clinic_09"), 400, "DUPLICATES_DETECTED");
        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{id}", Clinic("CLINIC_07"))).StatusCode);
        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{id}", Clinic("Clinic_10"))).StatusCode);
        await org.CreateAsync(Clinic());
    }

    [Fact]
    public async Task A_name_cannot_be_changed_with_the_switch()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { PutCannotRename = true });
        var id = await CreatedAsync(org);

        await AssertRefusedAsync(org, id, Clinic("Clinic_08"), 400, "INVALID_INPUT", "name cannot be changed");
        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{id}", Clinic().With("label", "New"))).StatusCode);
    }

    [Fact]
    public async Task A_type_cannot_be_changed()
    {
        await using var org = await Data360Org.StartAsync();

        await AssertRefusedAsync(org, await CreatedAsync(org), OddShapes(), 400, "INVALID_INPUT", "connectorType cannot be changed");
    }

    [Fact]
    public async Task A_value_that_is_not_editable_stays()
    {
        await using var org = await Data360Org.StartAsync();
        var id = (string)(await org.CreateAsync(OddShapes(("fixed_version", "7"))))["id"]!;

        await AssertRefusedAsync(org, id, OddShapes(("fixed_version", "8")), 400, "INVALID_INPUT", "fixed_version cannot be changed");
        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{id}", OddShapes(("fixed_version", "7")))).StatusCode);
        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{id}", OddShapes(("api_name", "x")))).StatusCode);
        var values = (await org.GetAsync($"/connections/{id}"))["params"]!.AsArray().ToDictionary(value => (string)value!["paramName"]!, value => (string?)value!["value"]);
        Assert.Equal(("7", "x"), (values["fixed_version"], values["api_name"]));
    }

    [Fact]
    public async Task A_connection_that_is_not_editable_is_refused()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add(change: connection => connection with { Family = (DataFamily)connection.Family with { IsEditable = false } }).Id;

        await AssertRefusedAsync(org, id, Clinic(), 400, "INVALID_INPUT", "The connection Clinic cannot be edited.");
    }

    [Theory]
    [InlineData(false, 405, "METHOD_NOT_ALLOWED")]
    [InlineData(true, 400, "INVALID_INPUT")]
    public async Task Data_connections_cannot_be_replaced_with_the_switch(bool answers400, int status, string errorCode)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { PutOfDataConnectionsRefused = true, PutRefusalAnswers400 = answers400 });
        var id = await CreatedAsync(org);
        var pushed = org.Add("IngestApi", "Devices").Id;

        await AssertRefusedAsync(org, id, Clinic(), status, errorCode);
        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{pushed}", Of("IngestApi", "Renamed"))).StatusCode);
    }

    [Fact]
    public async Task A_source_that_cannot_be_read_is_refused_and_nothing_changes()
    {
        await using var org = await Data360Org.StartAsync();
        var id = await CreatedAsync(org);

        await AssertRefusedAsync(org, id, Clinic(host: Down), 400, "INTERNAL_ERROR", "An internal error occurred.");

        Assert.NotEqual(Down, (string?)(await org.GetAsync($"/connections/{id}"))["params"]![0]!["value"]);
    }

    [Theory]
    [InlineData(Down, "FAILED")]
    [InlineData(Other, "CONNECTED")]
    public async Task Or_it_is_stored_and_the_status_follows_later(string host, string status)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { CreateDoesNotConnect = true });
        var id = await CreatedAsync(org);
        org.Under.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("CONNECTED", await org.StatusOfAsync(id));

        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{id}", Clinic(host: host))).StatusCode);

        Assert.Equal("PROCESSING", await org.StatusOfAsync(id));
        org.Under.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(status, await org.StatusOfAsync(id));
    }

    [Fact]
    public async Task Other_families_keep_what_is_the_orgs_own()
    {
        await using var org = await Data360Org.StartAsync();
        var pushed = org.Add("IngestApi", "Devices");
        var app = org.Add("StreamingApp", "Site");

        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{pushed.Id}", Of("IngestApi", "Renamed"))).StatusCode);
        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{app.Id}", Of("StreamingApp", "Site", ("streamingAppType", "MobileApp")))).StatusCode);

        var stored = await org.GetAsync($"/connections/{pushed.Id}");
        Assert.Equal(("Renamed", pushed.Name), ((string?)stored["label"], (string?)stored["name"]));
        var changed = await org.GetAsync($"/connections/{app.Id}");
        Assert.Equal("MobileApp", (string?)changed["streamingAppType"]);
        Assert.Equal("engagement", (string?)changed["modules"]![0]!["name"]);
    }

    [Fact]
    public async Task It_is_lost_before_or_after_the_work()
    {
        await using var org = await Data360Org.StartAsync();
        var id = await CreatedAsync(org);

        org.Simulator.Faults.Next(ConnectionWriteFaults.ReplaceLost);
        await Assert.ThrowsAsync<HttpRequestException>(() => org.PutAsync($"/connections/{id}", Clinic().With("label", "First")));
        Assert.Equal("Clinic 07", org.Data360.Connections.All[0].Label);
        org.Simulator.Faults.Next(ConnectionWriteFaults.ReplaceReplyLost);
        await Assert.ThrowsAsync<HttpRequestException>(() => org.PutAsync($"/connections/{id}", Clinic().With("label", "Second")));
        Assert.Equal("Second", org.Data360.Connections.All[0].Label);
        org.Simulator.Faults.Next(ConnectionWriteFaults.ReplaceFailed);
        await AssertRefusedAsync(org, id, Clinic(), 500, "UNKNOWN_EXCEPTION");
        org.Simulator.Faults.Next(ConnectionWriteFaults.ReplaceHeld(Task.CompletedTask));
        Assert.Equal(204, (int)(await org.PutAsync($"/connections/{id}", Clinic())).StatusCode);
        Assert.Empty(org.Simulator.Faults.Pending);
    }

    [Fact]
    public async Task A_fault_of_replacing_spares_what_lies_below()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add("IngestApi", "Devices").Id;

        org.Simulator.Faults.Next(ConnectionWriteFaults.ReplaceFailed);

        Assert.Equal(200, (int)(await org.PutAsync($"/connections/{id}/schema", new JsonObject { ["schemas"] = new JsonArray() })).StatusCode);
        Assert.Single(org.Simulator.Faults.Pending);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_replaced_and_a_reviewer_may_not()
    {
        await using var org = await Data360Org.StartAsync();
        await using var reviewed = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Exactly(1) }, SimulatedUser.Reviewer);

        await AssertRefusedAsync(org, "9cg", Clinic(), 404, "ITEM_NOT_FOUND");
        await AssertRefusedAsync(reviewed, reviewed.Data360.Connections.All[0].Id, Clinic(), 403, "FUNCTIONALITY_NOT_ENABLED");
    }

    [Fact]
    public async Task One_that_is_deleted_meanwhile_stays_deleted()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1));
        var connection = org.Data360.Connections.All[0];
        org.Data360.Connections.Remove(connection, TimeSpan.Zero);

        Assert.Equal(AddOutcome.Gone, org.Data360.Connections.TryReplace(connection));
        Assert.Empty(org.Data360.Connections.All);
    }

    [Fact]
    public async Task What_others_do_while_a_source_is_reached_stays()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1));
        var before = org.Data360.Connections.All[0];
        org.Simulator.Org.SetConnectionInUse(before.Name);

        Assert.Equal(AddOutcome.Added, org.Data360.Connections.TryReplace(before with { Label = "New" }));

        Assert.Equal(("New", true), (org.Data360.Connections.All[0].Label, org.Data360.Connections.All[0].IsInUse));
    }

    private static async Task<string> CreatedAsync(Data360Org org) => (string)(await org.CreateAsync(Clinic()))["id"]!;

    private static async Task AssertRefusedAsync(Data360Org org, string id, JsonNode body, int status, string errorCode, string? message = null) =>
        await Data360Org.AssertRefusedAsync(await org.PutAsync($"/connections/{id}", body), status, errorCode, message);
}
