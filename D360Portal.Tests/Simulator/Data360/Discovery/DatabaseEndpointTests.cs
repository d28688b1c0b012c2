using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360.Discovery;

/// <summary>Databases and their schemas.</summary>
public sealed class DatabaseEndpointTests
{
    [Theory]
    [InlineData("AwsRdsMySql", """{"databases":["clinic","clinic_archive"]}""")]
    [InlineData("SNOWFLAKE", """{"databases":["main","samples"]}""")]
    [InlineData("AwsS3", """{"databases":[]}""")]
    [InlineData("IngestApi", """{"databases":[]}""")]
    [InlineData("ActOn", """{"databases":[]}""")]
    public async Task Databases_are_those_of_the_kind_of_source(string connectorType, string databases)
    {
        await using var org = await Data360Org.StartAsync();

        Assert.Equal(databases, (await org.QuestionAsync($"/connections/{org.Add(connectorType).Id}/databases")).ToJsonString());
    }

    [Theory]
    [InlineData(false, "schemas")]
    [InlineData(true, "databaseSchemas")]
    public async Task Schemas_have_one_of_two_names(bool other, string key)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { SchemasSayDatabaseSchemas = other });

        var answer = await org.QuestionAsync($"/connections/{org.Add().Id}/database-schemas", At("DATABASE", "clinic"));

        Assert.Equal([key], Data360Org.KeysOf(answer));
        Assert.Equal(["clinic", "clinic_billing", "Q&A \"old\""], answer[key]!.AsArray().Select(name => (string?)name));
    }

    [Theory]
    [InlineData(false, null, "DATABASE,database")]
    [InlineData(true, null, "databaseName")]
    [InlineData(false, "database", "database")]
    [InlineData(true, "DATABASE", "DATABASE")]
    public async Task A_database_is_asked_for_by_some_of_three_keys(bool documented, string? only, string known)
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add("SNOWFLAKE").Id}/database-schemas";
        foreach (var key in (string[])["DATABASE", "database", "databaseName"])
        {
            org.Simulator.Quirks = new Quirks { DatabaseKeyIsDatabaseName = documented, DatabaseKey = only };
            using var response = await org.PostAsync(path, At(key, "main"));
            if (known.Split(',').Contains(key))
            {
                Assert.Equal(200, (int)response.StatusCode);
                continue;
            }

            await Data360Org.AssertRefusedAsync(response, 400, "INVALID_INPUT", $"Invalid attribute {key} in advancedAttributes");
            org.Simulator.Quirks = org.Simulator.Quirks with { WrongDatabaseKeyListsNothing = true };
            Assert.Equal("""{"schemas":[]}""", (await org.QuestionAsync(path, At(key, "main"))).ToJsonString());
        }
    }

    [Fact]
    public async Task Without_a_key_it_is_the_connection_s_own_database_or_none()
    {
        await using var org = await Data360Org.StartAsync();
        var account = $"/connections/{org.Add("SNOWFLAKE", "Account").Id}/database-schemas";

        Assert.Equal(3, (await org.QuestionAsync($"/connections/{org.Add().Id}/database-schemas"))["schemas"]!.AsArray().Count);
        await Data360Org.AssertRefusedAsync(await org.PostAsync(account), 400, "INVALID_INPUT", "advancedAttributes is required, but missed");
        Assert.Empty((await org.QuestionAsync(account, At("DATABASE", "nowhere")))["schemas"]!.AsArray());
        Assert.Empty((await org.QuestionAsync($"/connections/{org.Add("AwsS3").Id}/database-schemas", At("x", "y")))["schemas"]!.AsArray());
        org.Simulator.Quirks = new Quirks { WrongDatabaseKeyListsNothing = true };
        Assert.Empty((await org.QuestionAsync(account))["schemas"]!.AsArray());
    }

    [Theory]
    [InlineData("down-07.abc.eu-west-1.rds.amazonaws.com:3306", "right", "CONNECTION_NOT_ESTABLISHED")]
    [InlineData("clinic-07.abc.eu-west-1.rds.amazonaws.com:3306", "wrong", "INVALID_CREDENTIALS")]
    public async Task A_source_that_cannot_be_read_is_told_of_as_a_test_tells_it(string host, string password, string errorCode)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { CreateDoesNotConnect = true });
        var id = (string)(await org.CreateAsync(Clinic(host: host, password: password)))["id"]!;
        (string Path, JsonObject Body)[] questions =
        [
            ("databases", []), ("database-schemas", []), ("objects", []), ("objects/Patients/fields", At()), ("objects/Patients/preview", At().With("fields", new JsonArray("id"))),
            ("actions/GET_SCHEMAS", []),
        ];

        foreach (var (path, body) in questions)
        {
            org.Simulator.Quirks = new Quirks();
            var answer = await org.QuestionAsync($"/connections/{id}/{path}", body.DeepClone());
            Assert.Equal((false, errorCode), ((bool)answer["success"]!, (string?)answer["errors"]![0]!["errorCode"]));
            org.Simulator.Quirks = new Quirks { FailedTestAnswers400 = true };
            await Data360Org.AssertRefusedAsync(await org.PostAsync($"/connections/{id}/{path}", body), 400, errorCode);
        }
    }

    [Fact]
    public async Task A_slow_source_takes_its_time()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { CreateDoesNotConnect = true });
        var id = (string)(await org.CreateAsync(Clinic(host: "slow-07.abc.eu-west-1.rds.amazonaws.com:3306")))["id"]!;

        var question = org.QuestionAsync($"/connections/{id}/databases");
        await org.Under.AdvanceUntilAsync(() => question.IsCompleted);

        Assert.True(org.Under.Time.GetUtcNow() >= OrgUnderTest.Start.AddSeconds(8));
        Assert.NotEmpty((await question)["databases"]!.AsArray());
    }

    [Fact]
    public async Task A_reviewer_may_look_and_nobody_finds_what_is_not_there()
    {
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Exactly(1) }, SimulatedUser.Reviewer);

        Assert.NotEmpty((await org.QuestionAsync($"/connections/{org.Data360.Connections.All[0].Id}/databases"))["databases"]!.AsArray());
        await Data360Org.AssertRefusedAsync(await org.PostAsync("/connections/9cg/databases"), 404, "ITEM_NOT_FOUND");
    }

    private static JsonObject At(params string[] pairs) => new()
    {
        ["advancedAttributes"] = new JsonObject(pairs.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1]))),
    };
}
