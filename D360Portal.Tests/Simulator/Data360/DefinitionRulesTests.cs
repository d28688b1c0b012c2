using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Catalogue;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>What the catalogue demands of a definition.</summary>
public sealed class DefinitionRulesTests
{
    [Theory]
    [InlineData("accessKeyAndSecret", "accessKey is required, but missed", "iamRoleName")]
    [InlineData("idp", "iamRoleName is required, but missed", "accessKey,accessSecret")]
    public async Task What_is_demanded_follows_from_the_way_to_sign_in(string option, string message, string unneeded)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { CreateDoesNotConnect = true });
        (string Name, string Value)[] secrets = [("accessKey", "AKIA"), ("accessSecret", "canary")];
        (string Name, string Value)[] role = [("iamRoleName", "arn:aws:iam::123456789012:role/data360"), ("externalId", "app:DE809C7E:0123ABCD")];

        await org.AssertCreateRefusedAsync(Bucket([], []), 400, "INVALID_INPUT", message);
        await org.CreateAsync(Bucket(Needed(secrets), Needed(role)));

        (string, string)[] Needed((string Name, string Value)[] values) => [.. values.Where(value => !unneeded.Split(',').Contains(value.Name))];

        JsonObject Bucket((string, string)[] credentials, (string, string)[] parameters) => Of("AwsS3", "Bucket")
            .With("method", "Ingress")
            .With("credentials", Values([("authenticationOption", option), .. credentials]))
            .With("parameters", Values([("bucketName", "imaging"), .. parameters]));
    }

    [Fact]
    public async Task A_value_in_the_wrong_list_is_dropped_without_a_word()
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(
            Clinic().With("credentials", Values(("user", "reader"))).With("parameters", Values(("jdbc_connection_url", "a.b.c.rds.amazonaws.com"), ("DATABASE", "d"), ("password", "p"))),
            400, "INVALID_INPUT", "password is required, but missed");
        await org.AssertCreateRefusedAsync(
            Clinic().With("parameters", Values(("DATABASE", "d"))).With("credentials", Values(("user", "u"), ("password", "p"), ("jdbc_connection_url", "a.b.c.rds.amazonaws.com"))),
            400, "INVALID_INPUT", "jdbc_connection_url is required, but missed");
    }

    [Fact]
    public async Task A_value_of_no_attribute_is_dropped_too()
    {
        await using var org = await Data360Org.StartAsync();
        var parameters = Values(("jdbc_connection_url", "a.b.c.rds.amazonaws.com"), ("DATABASE", "d"), ("SCHEMA", "dbo"), ("database", "e"));

        var created = await org.CreateAsync(Clinic().With("parameters", parameters));

        Assert.Equal(["jdbc_connection_url", "DATABASE"], created["params"]!.AsArray().Select(value => (string?)value!["paramName"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task An_empty_value_is_none(string empty)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(Clinic(password: empty), 400, "INVALID_INPUT", "password is required, but missed");
        await org.CreateAsync(OddShapes(("api_name", empty)));
    }

    [Fact]
    public async Task A_value_without_its_other_half_is_none()
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(
            Clinic().With("credentials", new JsonArray(new JsonObject { ["paramName"] = "user" }, new JsonObject { ["value"] = "p" })), 400, "INVALID_INPUT", "user is required, but missed");
    }

    [Fact]
    public async Task Both_lists_may_be_left_out_unless_the_switch_requires_them()
    {
        await using var org = await Data360Org.StartAsync();
        var share = Of("SPUnstructuredDocument", "Share", ("method", "Ingress"))
            .With("credentials", Values(("clientId", "c"), ("clientSecret", "s"), ("tokenEndpoint", "https://login.example/token")));

        await org.CreateAsync(share);
        await org.AssertCreateRefusedAsync(Clinic().With("credentials", null), 400, "INVALID_INPUT", "user is required, but missed");
        org.Simulator.Quirks = new Quirks { EmptyListsRequired = true };
        await org.AssertCreateRefusedAsync(share.With("name", "Share_2"), 400, "INVALID_INPUT", "parameters is required, but missed");
        await org.AssertCreateRefusedAsync(Clinic().With("credentials", null), 400, "INVALID_INPUT", "credentials is required, but missed");
        await org.CreateAsync(share.With("parameters", Values()));
    }

    [Fact]
    public async Task The_method_is_needed_and_one_of_two()
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(Clinic().With("method", null), 400, "INVALID_INPUT", "method is required, but missed");
        await org.AssertCreateRefusedAsync(Clinic().With("method", "ingress"), 400, "INVALID_INPUT", "Invalid value for method");
        Assert.Equal("Egress", (string?)(await org.CreateAsync(Clinic().With("method", "Egress")))["method"]);
    }

    [Theory]
    [InlineData("jdbc:mysql://clinic-07.abc.eu-west-1.rds.amazonaws.com", "Type the endpoint as AWS shows it: host and port, without \"jdbc:\".")]
    [InlineData("xx clinic-07.abc.eu-west-1.rds.amazonaws.com:3306", "Type the endpoint as AWS shows it: host and port, without \"jdbc:\".")]
    [InlineData("clinic-07.abc.eu-west-1.rds.amazonaws.com:3306\n", "Type the endpoint as AWS shows it: host and port, without \"jdbc:\".")]
    public async Task The_whole_value_must_match_the_pattern(string host, string message)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(Clinic(host: host), 400, "INVALID_INPUT", $"jdbc_connection_url: {message}");
    }

    [Theory]
    [InlineData("pin", "12345", "The value must have at most 4 characters.")]
    [InlineData("mode", "slow", "The value is none of the options.")]
    [InlineData("region", "Europe (Ireland)", "The value is none of the options.")]
    [InlineData("retries", "11", "Between 0 and 10.")]
    [InlineData("retries", "-1", "Between 0 and 10.")]
    [InlineData("retries", "three", "The value must be a number.")]
    [InlineData("start_date", "2019-12-31", "Between 2020 and 2030.")]
    [InlineData("start_date", "2031-01-01", "Between 2020 and 2030.")]
    [InlineData("start_date", "01.01.2025", "The value must be a date.")]
    [InlineData("use_ssl", "yes", "The value must be true or false.")]
    [InlineData("slow_pattern", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "Only the letter a.")]
    public async Task Every_rule_of_an_attribute_is_kept(string name, string value, string message)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(OddShapes((name, value)), 400, "INVALID_INPUT", $"{name}: {message}");
    }

    [Theory]
    [InlineData("pin", "1234")]
    [InlineData("mode", "slow & steady")]
    [InlineData("region", "us-east-2")]
    [InlineData("retries", "10")]
    [InlineData("start_date", "2030-12-31")]
    [InlineData("use_ssl", "false")]
    [InlineData("slow_pattern", "aaa")]
    [InlineData("broken_pattern", "anything")]
    public async Task Values_within_the_rules_are_taken(string name, string value)
    {
        await using var org = await Data360Org.StartAsync();

        var created = await org.CreateAsync(OddShapes((name, value)));

        Assert.Contains(created["params"]!.AsArray(), param => ((string?)param!["paramName"], (string?)param["value"]) == (name, value));
    }

    [Fact]
    public async Task A_secret_has_its_lengths_and_is_not_repeated()
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(
            OddShapes().With("credentials", Values(("api_key", "short"), ("tenant", "t"))), 400, "INVALID_INPUT", "api_key: The value must have at least 8 characters.");
        await org.AssertCreateRefusedAsync(Clinic(password: new string('x', 129)), 400, "INVALID_INPUT", "password: The value must have at most 128 characters.");
    }

    [Fact]
    public async Task What_is_for_egress_alone_is_not_kept_of_ingress()
    {
        await using var org = await Data360Org.StartAsync();

        var ingress = await org.CreateAsync(OddShapes(("egress_only", "x")));
        var egress = await org.CreateAsync(OddShapes(("egress_only", "x")).With("method", "Egress").With("name", "Out"));

        Assert.DoesNotContain("egress_only", ingress.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("egress_only", egress.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_an_org_calls_the_user_otherwise_its_own_name_is_demanded()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { UnknownDatabasesSayUsername = true });

        await org.AssertCreateRefusedAsync(Clinic().With("connectorType", "AwsRdsPostgres"), 400, "INVALID_INPUT", "username is required, but missed");
        var created = await org.CreateAsync(Clinic().With("connectorType", "AwsRdsPostgres").With("credentials", Values(("username", "reader"), ("password", "p"))));
        Assert.Equal("username", (string?)created["credentials"]![0]!["paramName"]);
    }

    [Fact]
    public async Task A_rule_that_is_broken_is_told_with_entities_like_everything_else()
    {
        await using var org = await Data360Org.StartAsync();

        using var response = await org.AskAsync(
            "/connections", entityEncoding: null, HttpMethod.Post, new StringContent(Clinic(host: "nonsense").ToJsonString(), Encoding.UTF8, "application/json"));

        await Data360Org.AssertRefusedAsync(
            response, 400, "INVALID_INPUT", "jdbc_connection_url: Type the endpoint as AWS shows it: host and port, without &quot;jdbc:&quot;.");
    }

    [Theory]
    [InlineData("""{"required":true}""", true)]
    [InlineData("""{"required":true,"hidden":"false"}""", true)]
    [InlineData("""{"required":true,"hidden":"true"}""", false)]
    [InlineData("""{"required":true,"hidden":"mode=fast"}""", false)]
    [InlineData("""{"required":true,"readonly":true}""", false)]
    [InlineData("""{"required":false}""", false)]
    [InlineData("{}", false)]
    public void Nothing_is_demanded_that_a_form_does_not_ask_for(string attribute, bool isDemanded) =>
        Assert.Equal(isDemanded, new CatalogueAttribute(JsonNode.Parse(attribute)!.AsObject()).IsDemanded);

    [Fact]
    public void Every_pattern_of_the_catalogue_but_the_broken_one_can_be_kept()
    {
        var patterns = ConnectorCatalogue.Shared.All(new Quirks())
            .SelectMany(type => type.Attributes.Connection)
            .Where(attribute => attribute.Name != "broken_pattern")
            .Select(attribute => attribute.Pattern)
            .OfType<string>()
            .Distinct()
            .ToArray();

        Assert.NotEmpty(patterns);
        Assert.All(patterns, pattern => _ = new Regex(pattern, RegexOptions.NonBacktracking));
    }
}
