using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class EntityEncodingTests
{
    private const string Hostile = """<b>"R&D"</b> 'x' \ é 🏥""";
    private const string Encoded = "&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; &#39;x&#39; &#92; é 🏥";

    [Theory]
    [InlineData(null, Encoded)]
    [InlineData("true", Encoded)]
    [InlineData("false", Hostile)]
    [InlineData("FALSE", Hostile)]
    public async Task Strings_have_entities_unless_the_header_says_no(string? header, string label)
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add(label: Hostile).Id;

        Assert.Equal(label, (string?)(await org.GetAsync($"/connections/{id}", header))["label"]);
        Assert.Equal(label, (string?)(await org.GetAsync("/connections?connectorType=AwsRdsMySql", header))["connections"]![0]!["label"]);
    }

    [Fact]
    public async Task The_header_has_no_effect_with_the_switch()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { EntityEncodingHeaderIgnored = true });
        var id = org.Add(label: Hostile).Id;

        Assert.Equal(Encoded, (string?)(await org.GetAsync($"/connections/{id}", "false"))["label"]);
    }

    [Fact]
    public async Task Patterns_come_back_with_entities_too()
    {
        await using var org = await Data360Org.StartAsync();

        var encoded = (string?)(await org.GetAsync("/connectors/AwsRdsMySql", entityEncoding: null))["connectionAttributes"]![2]!["pattern"];
        var raw = (string?)(await org.GetAsync("/connectors/AwsRdsMySql"))["connectionAttributes"]![2]!["pattern"];

        Assert.Equal("""[a-z0-9-]{1,30}&#92;.[a-z0-9]{1,20}&#92;.[a-z0-9-]{1,20}&#92;.rds&#92;.amazonaws&#92;.com(:[0-9]{4,5})?""", encoded);
        Assert.Equal("""[a-z0-9-]{1,30}\.[a-z0-9]{1,20}\.[a-z0-9-]{1,20}\.rds\.amazonaws\.com(:[0-9]{4,5})?""", raw);
    }

    [Fact]
    public async Task Strings_in_arrays_and_in_errors_have_entities()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { MissingItemAnswers500 = true });

        var mode = (await org.GetAsync("/connectors/OddShapes", entityEncoding: null))["connectionAttributes"]!.AsArray().Single(attribute => (string?)attribute!["name"] == "mode");
        var missing = await OrgUnderTest.TextAsync(await org.AskAsync("/connections/%3Cid%3E", entityEncoding: null));

        Assert.Equal(["fast", "slow &amp; steady"], mode!["options"]!.AsArray().Select(option => (string?)option));
        Assert.Equal("Connection &lt;id&gt; not found", (string?)System.Text.Json.Nodes.JsonNode.Parse(missing)![0]!["message"]);
    }

    [Theory]
    [InlineData(null, false, "?connectorType=AwsRdsMySql&limit=50&offset=0")]
    [InlineData("false", false, "?connectorType=AwsRdsMySql&limit=50&offset=0")]
    [InlineData(null, true, "?connectorType=AwsRdsMySql&amp;limit=50&amp;offset=0")]
    [InlineData("false", true, "?connectorType=AwsRdsMySql&amp;limit=50&amp;offset=0")]
    public async Task Addresses_have_an_encoding_of_their_own(string? header, bool isEncoded, string query)
    {
        await using var org = await Data360Org.StartAsync(new Quirks { UrlsAreEntityEncoded = isEncoded });

        var list = await org.GetAsync("/connections?connectorType=AwsRdsMySql", header);

        Assert.EndsWith(query, (string?)list["currentPageUrl"], StringComparison.Ordinal);
    }
}
