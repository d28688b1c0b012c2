using System.Text.Json;
using System.Text.Json.Nodes;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectorEndpointTests
{
    [Fact]
    public async Task An_attribute_is_written_whole()
    {
        await using var org = await Data360Org.StartAsync();

        var password = AttributeOf(await org.GetAsync("/connectors/AwsRdsMySql"), "password");

        Assert.Equal(
            """{"name":"password","label":"Password","type":"password","dataType":"password","secure":true,"masked":true,"required":true,"hidden":"false","editable":true,"readonly":false,"ingress":true,"egress":null,"options":[],"placeholder":null,"tooltip":null,"defaultValue":null,"min":null,"max":null,"minLength":1,"maxLength":128,"minDate":null,"maxDate":null,"pattern":null,"messageWhenPatternMismatch":null,"messageWhenRangeMismatch":null}""",
            password.ToJsonString());
    }

    [Fact]
    public async Task With_the_switch_only_what_is_set_is_written()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { UnsetKeysOmitted = true });

        var password = AttributeOf(await org.GetAsync("/connectors/AwsRdsMySql"), "password");

        Assert.Equal(
            """{"name":"password","label":"Password","type":"password","dataType":"password","secure":true,"masked":true,"required":true,"hidden":"false","editable":true,"readonly":false,"ingress":true,"minLength":1,"maxLength":128}""",
            password.ToJsonString());
    }

    [Theory]
    [InlineData("awsrdsmysql")]
    [InlineData("AWSRDSMYSQL")]
    [InlineData("Gcs")]
    [InlineData("SalesforceDotCom")]
    [InlineData("Nonsense")]
    public async Task Case_matters_and_an_unknown_type_is_missing(string name)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertRefusedAsync($"/connectors/{name}", 404, "ITEM_NOT_FOUND");
    }

    [Theory]
    [InlineData("AwsRdsMySql", "user,password", "jdbc_connection_url,DATABASE")]
    [InlineData("HerokuPostgres", "credentialType,user,password", "jdbc_connection_url,DATABASE")]
    [InlineData("REDSHIFT", "authenticationOption,username,password", "url,database,hasPrivateNetworkRoute")]
    [InlineData("Databricks", "credentialType,user,password", "hasPrivateNetworkRoute,jdbc_connection_url,httpPath")]
    [InlineData("BIGQUERY", "authenticationOption,serviceAccountEmail,privateKey", "hasPrivateNetworkRoute,projectId,gcsBucketAbsolutePath")]
    [InlineData("GCS", "accessKey,secretKey", "bucketName,parentDirectory")]
    [InlineData("AwsS3", "authenticationOption,accessKey,accessSecret", "iamRoleName,externalId,bucketName,parentDirectory")]
    [InlineData("SPUnstructuredDocument", "clientId,clientSecret,tokenEndpoint", "")]
    [InlineData("SNOWFLAKE", "authenticationOption,user,privateKey,passphrase", "hasPrivateNetworkRoute,accountUrl,outboundnetworkconnection,region,warehouse,unloadData")]
    [InlineData("IngestApi", "", "")]
    public async Task The_secure_flag_puts_the_known_attributes_into_the_known_lists(string type, string credentials, string parameters)
    {
        await using var org = await Data360Org.StartAsync();

        var attributes = Attributes(await org.GetAsync($"/connectors/{type}")).ToLookup(attribute => (bool)attribute["secure"]!, attribute => (string)attribute["name"]!);

        Assert.Equal(credentials, string.Join(',', attributes[true]));
        Assert.Equal(parameters, string.Join(',', attributes[false]));
    }

    [Fact]
    public async Task Snowflake_has_two_ways_to_say_how_it_authenticates()
    {
        await using var org = await Data360Org.StartAsync();
        Assert.Equal("KeyPair", (string?)AttributeOf(await org.GetAsync("/connectors/SNOWFLAKE"), "authenticationOption")["defaultValue"]);

        org.Simulator.Quirks = new Quirks { SnowflakeSaysCredentialType = true };

        var metadata = await org.GetAsync("/connectors/SNOWFLAKE");
        Assert.Equal("KeyPairAuthentication", (string?)AttributeOf(metadata, "credentialType")["defaultValue"]);
        Assert.DoesNotContain("authenticationOption", Attributes(metadata).Select(attribute => (string?)attribute["name"]));
    }

    [Fact]
    public async Task Only_databases_that_nobody_has_published_change_the_name_of_the_user()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { UnknownDatabasesSayUsername = true });
        var id = org.Add("AwsRdsPostgres", "Laboratory").Id;

        Assert.Equal("username", (string?)Attributes(await org.GetAsync("/connectors/AwsRdsPostgres")).First()["name"]);
        Assert.Equal("username", (string?)(await org.GetAsync($"/connections/{id}"))["credentials"]![0]!["paramName"]);
        Assert.Equal("user", (string?)Attributes(await org.GetAsync("/connectors/AwsRdsMySql")).First()["name"]);

        org.Simulator.Quirks = new Quirks();
        Assert.Equal("user", (string?)Attributes(await org.GetAsync("/connectors/AwsRdsPostgres")).First()["name"]);
        Assert.Equal("user", (string?)(await org.GetAsync($"/connections/{id}"))["credentials"]![0]!["paramName"]);
    }

    [Fact]
    public async Task The_release_level_is_in_the_metadata_only_with_the_switch()
    {
        await using var org = await Data360Org.StartAsync();
        string[] keys = ["name", "label", "description", "iconUrl", "features", "connectionAttributes", "advancedAttributes"];
        Assert.Equal(keys, Data360Org.KeysOf(await org.GetAsync("/connectors/AwsRdsMySql")));

        org.Simulator.Quirks = new Quirks { MetadataIsComplete = true };

        var metadata = await org.GetAsync("/connectors/AwsRdsMySql");
        Assert.Equal([.. keys, "releaseLevel", "customErrorLabels"], Data360Org.KeysOf(metadata));
        Assert.Equal("GA", (string?)metadata["releaseLevel"]);
        Assert.NotNull(metadata["customErrorLabels"]!["INVALID_CREDENTIALS"]);
    }

    [Fact]
    public async Task The_description_has_two_names()
    {
        await using var org = await Data360Org.StartAsync();
        Assert.Equal("Bring in data from AWS RDS MySQL.", (string?)(await org.GetAsync("/connectors/AwsRdsMySql"))["description"]);

        org.Simulator.Quirks = new Quirks { DescriptionSaysIngress = true };

        var metadata = await org.GetAsync("/connectors/AwsRdsMySql");
        Assert.Equal("Bring in data from AWS RDS MySQL.", (string?)metadata["ingressDescription"]);
        Assert.Null(metadata["description"]);
    }

    [Fact]
    public async Task Options_are_objects_or_strings()
    {
        await using var org = await Data360Org.StartAsync();
        Assert.Equal("""[{"label":"Key Pair","value":"KeyPair"}]""", await OptionsAsync());

        org.Simulator.Quirks = new Quirks { OptionsAreStrings = true };

        Assert.Equal("""["KeyPair"]""", await OptionsAsync());
        org.Simulator.Quirks = new Quirks { OptionsSayName = true };
        Assert.Equal("""[{"name":"Key Pair","value":"KeyPair"}]""", await OptionsAsync());
        org.Simulator.Quirks = new Quirks { OptionsSayName = true, OptionsAreStrings = true };
        Assert.Equal("""["KeyPair"]""", await OptionsAsync());

        async Task<string> OptionsAsync() => AttributeOf(await org.GetAsync("/connectors/SNOWFLAKE"), "authenticationOption")["options"]!.ToJsonString();
    }

    [Theory]
    [InlineData(false, "authenticationOption,accessKey,accessSecret,bucketName")]
    [InlineData(true, "authenticationOption,bucketName")]
    public async Task What_only_the_preset_way_to_sign_in_needs_is_required_or_not(bool isOptional, string required)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { ConditionalAttributesAreOptional = isOptional });

        var metadata = await org.GetAsync("/connectors/AwsS3");

        Assert.Equal(required.Split(','), Attributes(metadata).Where(attribute => (bool)attribute["required"]!).Select(attribute => (string)attribute["name"]!));
        Assert.Equal(["accessKeyAndSecret", "idp"], AttributeOf(metadata, "authenticationOption")["options"]!.AsArray().Select(option => (string?)option!["value"]));
        Assert.All(Attributes(metadata), attribute => Assert.Null(attribute["onlyWhen"]));
    }

    [Fact]
    public async Task The_made_up_type_has_every_odd_shape()
    {
        await using var org = await Data360Org.StartAsync();

        var metadata = await org.GetAsync("/connectors/OddShapes");
        var attributes = Attributes(metadata).ToArray();

        Assert.Contains(attributes, attribute => (string?)attribute["name"] == "Name");
        Assert.Contains(attributes, attribute => (string?)attribute["label"] == "API name");
        Assert.Contains(attributes, attribute => (string?)attribute["dataType"] == "hologram");
        Assert.Equal(["fast", "slow & steady"], AttributeOf(metadata, "mode")["options"]!.AsArray().Select(option => (string?)option));
        Assert.Equal("eu-west-1", (string?)AttributeOf(metadata, "region")["options"]![0]!["value"]);
        Assert.Equal("true", (string?)AttributeOf(metadata, "internal_token")["hidden"]);
        Assert.True((bool)AttributeOf(metadata, "fixed_version")["readonly"]!);
        Assert.Equal((0, 10), ((int)AttributeOf(metadata, "retries")["min"]!, (int)AttributeOf(metadata, "retries")["max"]!));
        Assert.Equal("2020-01-01", (string?)AttributeOf(metadata, "start_date")["minDate"]);
        Assert.Equal(2, attributes.Count(attribute => (string?)attribute["label"] == "Account"));
        Assert.Contains("<script>", (string?)AttributeOf(metadata, "html_hint")["tooltip"], StringComparison.Ordinal);
        Assert.Throws<System.Text.RegularExpressions.RegexParseException>(() => new System.Text.RegularExpressions.Regex((string)AttributeOf(metadata, "broken_pattern")["pattern"]!));
        Assert.Equal("^(a+)+$", (string?)AttributeOf(metadata, "slow_pattern")["pattern"]);
        Assert.Null(AttributeOf(metadata, "no_label")["label"]);
        Assert.All(attributes, attribute => Assert.Equal(JsonValueKind.String, attribute["hidden"]!.GetValueKind()));
    }

    private static IEnumerable<JsonNode> Attributes(JsonNode metadata) => metadata["connectionAttributes"]!.AsArray().OfType<JsonNode>();

    private static JsonNode AttributeOf(JsonNode metadata, string name) => Attributes(metadata).Single(attribute => (string?)attribute["name"] == name);
}
