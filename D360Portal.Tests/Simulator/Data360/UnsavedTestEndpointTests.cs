using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class UnsavedTestEndpointTests
{
    private const string Test = "/connections/actions/test";
    private const string Unreachable = "[AwsRdsMySql] Failed to establish the connection. The source does not answer.";

    [Fact]
    public async Task A_definition_that_works_is_a_success_and_is_not_kept()
    {
        await using var org = await Data360Org.StartAsync();

        Assert.Equal("""{"success":true,"errors":[]}""", (await org.TestAsync(Clinic().ForTest())).ToJsonString());
        Assert.Empty(org.Data360.Connections.All);
    }

    [Fact]
    public async Task A_success_may_carry_a_blank_error()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { SuccessCarriesBlankError = true });

        Assert.Equal("""{"success":true,"errors":[{"errorCode":"","message":""}]}""", (await org.TestAsync(Clinic().ForTest())).ToJsonString());
    }

    [Theory]
    [InlineData("down-07.abc.eu-west-1.rds.amazonaws.com:3306", "p", "CONNECTION_NOT_ESTABLISHED", Unreachable)]
    [InlineData("clinic.downtown.eu-west-1.rds.amazonaws.com", "p", "CONNECTION_NOT_ESTABLISHED", Unreachable)]
    [InlineData("down-07.abc.eu-west-1.rds.amazonaws.com:3306", "wrong", "CONNECTION_NOT_ESTABLISHED", Unreachable)]
    [InlineData("clinic-07.abc.eu-west-1.rds.amazonaws.com:3306", "wrong-secret", "INVALID_CREDENTIALS", "[AwsRdsMySql] Access denied: the user name or the password is wrong.")]
    [InlineData("https://clinic-07", "p", "CONNECTION_NOT_ESTABLISHED", "[AwsRdsMySql] Failed to establish the connection. Type the endpoint as AWS shows it: host and port, without \"jdbc:\".")]
    public async Task A_failure_says_what_create_hides(string host, string password, string errorCode, string message)
    {
        await using var org = await Data360Org.StartAsync();

        var failed = await org.TestAsync(Clinic(host: host, password: password).ForTest());

        Assert.False((bool)failed["success"]!);
        var error = Assert.Single(failed["errors"]!.AsArray())!;
        Assert.Equal(["errorCode", "message"], Data360Org.KeysOf(error));
        Assert.Equal((errorCode, message), ((string?)error["errorCode"], (string?)error["message"]));
    }

    [Theory]
    [InlineData("up.abc.eu-west-1.rds.amazonaws.com:3306", "right-wrong")]
    [InlineData("my-down.abc.eu-west-1.rds.amazonaws.com:3306", "Wrong")]
    public async Task Only_the_beginning_of_a_label_and_of_a_password_counts(string host, string password)
    {
        await using var org = await Data360Org.StartAsync();

        Assert.True((bool)(await org.TestAsync(Clinic(host: host, password: password).ForTest()))["success"]!);
    }

    [Fact]
    public async Task Neither_a_database_nor_a_user_nor_a_password_is_a_host()
    {
        await using var org = await Data360Org.StartAsync();
        var definition = Clinic().ForTest()
            .With("parameters", Values(("jdbc_connection_url", "a.b.c.rds.amazonaws.com"), ("DATABASE", "downtown")))
            .With("credentials", Values(("user", "down.reader"), ("password", "https://down.example")));

        Assert.True((bool)(await org.TestAsync(definition))["success"]!);
    }

    [Fact]
    public async Task A_secure_attribute_can_say_where_a_source_is()
    {
        await using var org = await Data360Org.StartAsync();
        var share = Of("SPUnstructuredDocument", "x", ("method", "Ingress")).ForTest();

        Assert.True((bool)(await org.TestAsync(share.With("credentials", Credentials("https://login.example/token"))))["success"]!);
        Assert.False((bool)(await org.TestAsync(share.With("credentials", Credentials("https://down.example/token"))))["success"]!);

        static JsonArray Credentials(string tokenEndpoint) => Values(("clientId", "c"), ("clientSecret", "s"), ("tokenEndpoint", tokenEndpoint));
    }

    [Theory]
    [InlineData("http://down.example/path", false)]
    [InlineData("down.example", false)]
    [InlineData("up.example:99999", false)]
    [InlineData("up example.com", true)]
    [InlineData("up.example:443", true)]
    [InlineData("down", true)]
    public async Task A_host_is_found_wherever_a_type_asks_for_one(string value, bool succeeds)
    {
        await using var org = await Data360Org.StartAsync();

        Assert.Equal(succeeds, (bool)(await org.TestAsync(OddShapes(("no_label", value)).ForTest()))["success"]!);
    }

    [Theory]
    [InlineData("not a host")]
    [InlineData("host:")]
    [InlineData("host..example")]
    [InlineData("host.example:70000")]
    [InlineData("jdbc:spark://host.example")]
    public async Task A_host_of_the_wrong_form_is_not_established(string host)
    {
        await using var org = await Data360Org.StartAsync();
        var heroku = Of("HerokuPostgres", "x", ("method", "Ingress"))
            .With("credentials", Values(("credentialType", "UsernamePasswordAuthentication"), ("user", "u"), ("password", "p")))
            .With("parameters", Values(("jdbc_connection_url", host), ("DATABASE", "d")))
            .ForTest();

        var error = (await org.TestAsync(heroku))["errors"]![0]!;

        Assert.Equal(("CONNECTION_NOT_ESTABLISHED", "[HerokuPostgres] Failed to establish the connection. The address is not valid."), ((string?)error["errorCode"], (string?)error["message"]));
        Assert.True((bool)(await org.TestAsync(heroku.With("parameters", Values(("jdbc_connection_url", "host.example:5432"), ("DATABASE", "d")))))["success"]!);
    }

    [Fact]
    public async Task A_bucket_is_part_of_a_host()
    {
        await using var org = await Data360Org.StartAsync();
        var archive = Of("AwsS3", "x", ("method", "Ingress"))
            .With("credentials", Values(("authenticationOption", "accessKeyAndSecret"), ("accessKey", "k"), ("accessSecret", "s")));

        Assert.True((bool)(await org.TestAsync(archive.With("parameters", Values(("bucketName", "archive"))).ForTest()))["success"]!);
        Assert.False((bool)(await org.TestAsync(archive.With("parameters", Values(("bucketName", "down-archive")))))["success"]!);
    }

    [Theory]
    [InlineData("TUlJRXZR", null)]
    [InlineData("-----BEGIN PRIVATE KEY-----", "Illegal base64 character 2d")]
    [InlineData("TUlJ\nRXZR", "Illegal base64 character a")]
    public async Task A_private_key_is_its_base64_body_alone(string key, string? complaint)
    {
        await using var org = await Data360Org.StartAsync();
        var snowflake = Of("SNOWFLAKE", "x", ("method", "Ingress"))
            .With("credentials", Values(("authenticationOption", "KeyPair"), ("user", "u"), ("privateKey", key)))
            .With("parameters", Values(("hasPrivateNetworkRoute", "false"), ("accountUrl", "myorg.snowflakecomputing.com"), ("warehouse", "W")))
            .ForTest();

        var answer = await org.TestAsync(snowflake);

        Assert.Equal(complaint is null, (bool)answer["success"]!);
        Assert.EndsWith(complaint ?? "", (string?)answer["errors"]!.AsArray().FirstOrDefault()?["message"] ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_is_not_switched_on_says_so_in_the_words_of_the_framework()
    {
        await using var org = await Data360Org.StartAsync();
        var bigQuery = Of("BIGQUERY", "x", ("method", "Ingress"))
            .With("credentials", Values(("authenticationOption", "KeyPair"), ("serviceAccountEmail", "a@b.example"), ("privateKey", "TUlJ")))
            .With("parameters", Values(("hasPrivateNetworkRoute", "false"), ("projectId", "p"), ("gcsBucketAbsolutePath", "gs://bucket/folder")))
            .ForTest();

        Assert.Equal(
            """{"success":false,"errors":[{"errorCode":"CONNECTORS_FRAMEWORK_TEST_FAILED","message":"[BIGQUERY] [native] Failed to connect"}]}""",
            (await org.TestAsync(bigQuery)).ToJsonString());
    }

    [Fact]
    public async Task A_failure_has_two_transports_and_two_spellings()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { TestErrorsSayErrorMessage = true });
        var down = Clinic(host: "down.abc.eu-west-1.rds.amazonaws.com").ForTest();

        Assert.Equal(
            new JsonObject { ["errorCode"] = "CONNECTION_NOT_ESTABLISHED", ["errorMessage"] = Unreachable }.ToJsonString(), (await org.TestAsync(down))["errors"]![0]!.ToJsonString());

        org.Simulator.Quirks = new Quirks { FailedTestAnswers400 = true };
        using var refused = await org.PostAsync(Test, down);
        await Data360Org.AssertRefusedAsync(refused, 400, "CONNECTION_NOT_ESTABLISHED", Unreachable);
        Assert.True((bool)(await org.TestAsync(Clinic().ForTest()))["success"]!);
    }

    [Fact]
    public async Task A_wrong_password_may_be_told_as_any_other_failure()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { WrongPasswordIsNotEstablished = true });

        var error = (await org.TestAsync(Clinic(password: "wrong").ForTest()))["errors"]![0]!;

        Assert.Equal("CONNECTION_NOT_ESTABLISHED", (string?)error["errorCode"]);
        Assert.Contains("Access denied", (string?)error["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("label")]
    public async Task A_name_is_not_wanted_and_may_be_tolerated(string field)
    {
        await using var org = await Data360Org.StartAsync();
        var named = Clinic().ForTest().With(field, "Clinic");

        await AssertRefusedAsync(org, named, 400, "JSON_PARSER_ERROR", $"Unrecognized field \"{field}\"");
        org.Simulator.Quirks = new Quirks { TestToleratesName = true };
        Assert.True((bool)(await org.TestAsync(named))["success"]!);
    }

    [Fact]
    public async Task Type_and_method_and_what_the_type_requires_are_needed()
    {
        await using var org = await Data360Org.StartAsync();

        await AssertRefusedAsync(org, null, 400, "JSON_PARSER_ERROR");
        await AssertRefusedAsync(org, new JsonObject(), 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        await AssertRefusedAsync(org, Clinic().ForTest().With("connectorType", "Nonsense"), 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
        await AssertRefusedAsync(org, Clinic().ForTest().With("method", null), 400, "INVALID_INPUT", "method is required, but missed");
        await AssertRefusedAsync(org, Clinic().ForTest().With("credentials", Values(("user", "u"))), 400, "INVALID_INPUT", "password is required, but missed");
        Assert.True((bool)(await org.TestAsync(new JsonObject { ["connectorType"] = "IngestApi" }))["success"]!);
    }

    [Fact]
    public async Task A_reviewer_may_not_test_whatever_is_sent()
    {
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty }, SimulatedUser.Reviewer);

        await AssertRefusedAsync(org, null, 403, "FUNCTIONALITY_NOT_ENABLED");
        await AssertRefusedAsync(org, new JsonObject(), 403, "FUNCTIONALITY_NOT_ENABLED");
        await AssertRefusedAsync(org, Clinic().ForTest(), 403, "FUNCTIONALITY_NOT_ENABLED");
    }

    [Fact]
    public async Task A_slow_source_takes_eight_seconds_on_the_clock_of_the_org()
    {
        await using var org = await Data360Org.StartAsync();
        var slow = org.TestAsync(Clinic(host: "slow.abc.eu-west-1.rds.amazonaws.com").ForTest());

        await org.TestAsync(Clinic().ForTest());
        Assert.False(slow.IsCompleted);
        await org.Under.AdvanceUntilAsync(() => slow.IsCompleted);

        Assert.True((bool)(await slow)["success"]!);
        Assert.True(org.Under.Time.GetUtcNow() >= OrgUnderTest.Start.AddSeconds(8));
    }

    [Fact]
    public async Task A_slow_source_can_take_real_time()
    {
        await using var org = await Data360Org.StartAsync(options => options with { SlowSources = ApiLatency.Real(TimeSpan.FromMilliseconds(50)) });

        var before = TimeProvider.System.GetTimestamp();
        await org.TestAsync(Clinic(host: "slow.abc.eu-west-1.rds.amazonaws.com").ForTest());

        Assert.True(TimeProvider.System.GetElapsedTime(before) >= TimeSpan.FromMilliseconds(45));
    }

    private static async Task AssertRefusedAsync(Data360Org org, JsonNode? definition, int status, string errorCode, string? message = null)
    {
        using var response = await org.PostAsync(Test, definition);
        await Data360Org.AssertRefusedAsync(response, status, errorCode, message);
    }
}
