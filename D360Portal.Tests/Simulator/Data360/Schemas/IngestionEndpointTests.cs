using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360;

namespace D360Portal.Tests.SimulatorTests.Data360.Schemas;

/// <summary>Where a source pushes to, and the script that a web site is read with.</summary>
public sealed class IngestionEndpointTests
{
    [Fact]
    public async Task The_endpoints_are_a_file_of_bytes()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);
        var connection = org.Data360.Connections.All.Single(stored => stored.Label == "Bedside devices Bergen");

        using var response = await org.AskAsync($"/connections/{connection.Id}/endpoints", entityEncoding: null);

        Assert.Equal((200, "application/octet-stream"), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        var lines = (await OrgUnderTest.TextAsync(response)).Split('\n');
        Assert.Equal("openapi: 3.0.3", lines[0]);
        Assert.Contains("  title: \"Bedside devices Bergen\"", lines);
        Assert.Contains("  - url: https://mq2gczrzgyydsnrqgq3tgnbzgq.c360a.salesforce.com", lines);
        Assert.Contains($"  /api/v1/ingest/sources/{connection.Name}/HeartRate:", lines);
        Assert.Contains("    HeartRate:", lines);
        Assert.Contains("        bpm:", lines);
        Assert.Contains("          format: date-time", lines);
        Assert.DoesNotContain(lines, line => line.Contains('\r', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_without_schemas_has_empty_endpoints()
    {
        await using var org = await Data360Org.StartAsync();

        using var response = await org.AskAsync($"/connections/{org.Add("IngestApi", "New \"one\"").Id}/endpoints");

        var text = await OrgUnderTest.TextAsync(response);
        Assert.Contains("paths: {}\n", text, StringComparison.Ordinal);
        Assert.Contains("title: \"New \\u0022one\\u0022\"\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AwsRdsMySql")]
    [InlineData("StreamingApp")]
    public async Task No_other_type_has_endpoints(string connectorType)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertRefusedAsync($"/connections/{org.Add(connectorType).Id}/endpoints", 404, "ITEM_NOT_FOUND");
    }

    [Fact]
    public async Task A_site_has_a_script()
    {
        await using var org = await Data360Org.StartAsync();
        var path = $"/connections/{org.Add("StreamingApp", "Site").Id}/sitemap";
        const string Script = "SalesforceInteractions.init({ \"a\": '<b>' });";

        Assert.Equal("", (string?)(await org.GetAsync(path))["sitemap"]);
        using var response = await org.PutAsync(path, new JsonObject { ["sitemap"] = Script });
        Assert.Equal(200, (int)response.StatusCode);
        var stored = await org.GetAsync(path);
        Assert.Equal((Script, "https://cdn.mq2gczrzgyydsnrqgq3tgnbzgq.c360a.salesforce.com/web/Site-source/sitemap.js"), ((string?)stored["sitemap"], (string?)stored["sitemapPath"]));
        await Data360Org.AssertRefusedAsync(await org.PutAsync(path, new JsonObject { ["sitemap"] = "" }), 400, "INVALID_INPUT", "sitemap is required, but missed");
        await org.AssertRefusedAsync($"/connections/{org.Add("IngestApi").Id}/sitemap", 404, "ITEM_NOT_FOUND");
    }
}
