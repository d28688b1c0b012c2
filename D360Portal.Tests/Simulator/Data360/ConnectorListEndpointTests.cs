using System.Text.Json.Nodes;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectorListEndpointTests
{
    [Fact]
    public async Task The_whole_catalogue_comes_at_once_sorted_without_regard_to_case()
    {
        await using var org = await Data360Org.StartAsync();

        var list = await org.GetAsync("/connectors");

        var names = NamesOf(list);
        Assert.Equal(["connectorInfoList"], Data360Org.KeysOf(list));
        Assert.True(names.Length >= 100, $"{names.Length} types");
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Distinct(names);
        Assert.Equal("act", names[0]);
    }

    [Fact]
    public async Task There_are_types_of_every_release_level()
    {
        await using var org = await Data360Org.StartAsync();

        var levels = Entries(await org.GetAsync("/connectors")).CountBy(entry => (string)entry["releaseLevel"]!).ToDictionary();

        Assert.Equal(["ACCESS_CHECK", "BETA", "GA"], levels.Keys.Order(StringComparer.Ordinal));
        Assert.All(levels.Values, count => Assert.True(count >= 8));
    }

    [Theory]
    [InlineData("", """["features","label","name","releaseLevel"]""", 0)]
    [InlineData("?fieldGroup=SMALL", """["features","label","name","releaseLevel"]""", 0)]
    [InlineData("?fieldGroup=MEDIUM", """["features","label","name","releaseLevel","description","iconUrl"]""", 0)]
    [InlineData("?fieldGroup=BIG", """["features","label","name","releaseLevel","description","iconUrl"]""", 4)]
    public async Task The_field_group_decides_what_an_entry_has(string query, string keys, int features)
    {
        await using var org = await Data360Org.StartAsync();

        var entry = Entries(await org.GetAsync("/connectors" + query)).Single(entry => (string?)entry["name"] == "AwsRdsMySql");

        Assert.Equal(JsonNode.Parse(keys)!.AsArray().Select(key => (string)key!), Data360Org.KeysOf(entry));
        Assert.Equal(features, entry["features"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("name=AwsRdsPostgres", "AwsRdsPostgres")]
    [InlineData("label=AWS%20RDS%20MySQL", "AwsRdsMySql")]
    [InlineData("releaseLevel=ACCESS_CHECK,name=REDSHIFT", "REDSHIFT")]
    [InlineData("name=awsrdsmysql")]
    [InlineData("releaseLevel=GA,name=REDSHIFT")]
    public async Task Filters_leave_the_types_that_meet_all_of_them(string filters, params string[] names)
    {
        await using var org = await Data360Org.StartAsync();

        Assert.Equal(names, NamesOf(await org.GetAsync("/connectors?filters=" + filters)));
    }

    [Fact]
    public async Task The_order_can_be_by_label_and_backwards()
    {
        await using var org = await Data360Org.StartAsync();

        var byName = NamesOf(await org.GetAsync("/connectors?orderBy=name%20DESC"));
        var byLabel = Entries(await org.GetAsync("/connectors?orderBy=label%20ASC")).Select(entry => (string)entry["label"]!).ToArray();

        Assert.Equal(byName.OrderDescending(StringComparer.OrdinalIgnoreCase), byName);
        Assert.Equal(byLabel.Order(StringComparer.OrdinalIgnoreCase), byLabel);
        Assert.NotEqual(byName.Reverse(), NamesOf(await org.GetAsync("/connectors?orderBy=label")));
    }

    [Theory]
    [InlineData("fieldGroup=HUGE")]
    [InlineData("fieldGroup=small")]
    [InlineData("filters=colour=red")]
    [InlineData("filters=AwsRdsMySql")]
    [InlineData("orderBy=releaseLevel")]
    [InlineData("orderBy=name%20SIDEWAYS")]
    public async Task A_value_that_is_none_is_refused(string query)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertRefusedAsync("/connectors?" + query, 400, "ILLEGAL_QUERY_PARAMETER_VALUE");
    }

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    public async Task With_the_switch_it_comes_in_pages(int size)
    {
        await using var org = await Data360Org.StartAsync();
        var whole = NamesOf(await org.GetAsync("/connectors"));
        org.Simulator.Quirks = new Quirks { CatalogueIsPaged = true, CataloguePageSize = size };

        var names = new List<string>();
        var sizes = new List<int>();
        for (var next = "/connectors"; next is not null;)
        {
            var page = await org.GetAsync(next);
            Assert.Equal(whole.Length, (int)page["totalSize"]!);
            names.AddRange(NamesOf(page));
            sizes.Add(NamesOf(page).Length);
            next = (string?)page["nextPageUrl"];
        }

        Assert.Equal(whole, names);
        Assert.All(sizes.SkipLast(1), count => Assert.Equal(size, count));
        Assert.True(sizes.Count > 1);
    }

    [Fact]
    public async Task A_page_keeps_what_was_asked_for_and_takes_limit_and_offset()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { CatalogueIsPaged = true });

        var page = await org.GetAsync("/connectors?filters=releaseLevel=BETA&orderBy=name&limit=2&offset=1");

        Assert.Equal(["ActiveCampaign", "ActOn"], NamesOf(page));
        Assert.Equal("/services/data/v66.0/ssot/connectors?filters=releaseLevel%3DBETA&orderBy=name&limit=2&offset=1", (string?)page["currentPageUrl"]);
        Assert.Equal("/services/data/v66.0/ssot/connectors?filters=releaseLevel%3DBETA&orderBy=name&limit=2&offset=3", (string?)page["nextPageUrl"]);
    }

    [Fact]
    public async Task The_entry_for_pushing_sources_may_be_missing()
    {
        await using var org = await Data360Org.StartAsync();
        Assert.Contains("IngestApi", NamesOf(await org.GetAsync("/connectors")));

        org.Simulator.Quirks = new Quirks { CatalogueLacksIngestApi = true };

        Assert.DoesNotContain("IngestApi", NamesOf(await org.GetAsync("/connectors")));
        await org.AssertRefusedAsync("/connectors/IngestApi", 404, "ITEM_NOT_FOUND");
        Assert.Empty((await org.GetAsync("/connections?connectorType=IngestApi"))["connections"]!.AsArray());
    }

    private static IEnumerable<JsonNode> Entries(JsonNode list) => list["connectorInfoList"]!.AsArray().OfType<JsonNode>();

    private static string[] NamesOf(JsonNode list) => [.. Entries(list).Select(entry => (string)entry["name"]!)];
}
