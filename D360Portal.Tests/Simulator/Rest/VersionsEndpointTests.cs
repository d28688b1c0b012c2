using System.Text.Json.Nodes;

namespace D360Portal.Tests.SimulatorTests.Rest;

public sealed class VersionsEndpointTests
{
    [Fact]
    public async Task The_versions_are_listed_to_everybody()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var versions = JsonNode.Parse(await OrgUnderTest.TextAsync(await org.GetAsync("/services/data")))!.AsArray();

        Assert.Equal(
            [("60.0", "Spring '24"), ("61.0", "Summer '24"), ("62.0", "Winter '25"), ("63.0", "Spring '25"), ("64.0", "Summer '25"), ("65.0", "Winter '26"), ("66.0", "Spring '26"), ("67.0", "Summer '26")],
            versions.Select(version => ((string)version!["version"]!, (string)version["label"]!)));
        Assert.Equal("/services/data/v66.0", (string?)versions[6]!["url"]);
    }
}
