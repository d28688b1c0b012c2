using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using D360Portal.Features.Connections.Details;
using D360Portal.Features.Connections.Edit;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections;

/// <summary>
/// A catalogue and a connector that do not fit together, on the page of the connector and in the form that changes it: each says what is wrong and loses
/// nothing. The forms of new connectors and clones are looked at in a browser, with the same oddities.
/// </summary>
public sealed class BadInputTests
{
    private const string Html = "<img src=x onerror=\"alert(1)\"> & more";

    private static readonly FakeTimeProvider Time = new(The.Start);

    private static readonly JsonObject Connector = new()
    {
        ["connectorType"] = "Strange",
        ["id"] = SomeRows.Id(2).ToString(),
        ["label"] = "Clinic 2",
        ["name"] = "Clinic_2",
        ["params"] = new JsonArray(Named("host", "clinic.example"), Named("tuning", "fast"), Named("", "nameless")),
        ["credentials"] = new JsonArray(Named("password", "")),
    };

    public static TheoryData<string, string[], string?> Catalogues => new()
    {
        { "no attributes", ["host", "tuning", "password"], null },
        { "a hundred attributes", [.. Enumerable.Range(1, 99).Select(number => $"attribute{number}"), "host", "password", "tuning"], null },
        { "twins", ["host", "password", "tuning"], "The catalogue describes \"host\" more than once; its first description counts." },
        { "HTML", ["host", "password", "tuning"], Html },
        { "type unknown", ["host", "tuning", "password"], "The catalogue of this org does not have the type Strange, or no longer." },
    };

    [Theory]
    [MemberData(nameof(Catalogues))]
    public async Task The_form_that_changes_it_has_every_setting_and_says_what_is_odd(string catalogue, string[] settings, string? said)
    {
        using var portal = Portal(catalogue);
        await using var context = await ContextAsync(portal);

        var page = context.RenderPage<EditPage>(parameters => parameters.Add(component => component.Id, $"{SomeRows.Id(2)}"));

        await page.WaitForAssertionAsync(() => Assert.Equal(settings.Order(), page.FindAll("[data-param]").Select(control => control.GetAttribute("data-param")).Order()));
        Assert.Equal(("clinic.example", "fast", ""), (ValueOf("host"), ValueOf("tuning"), ValueOf("password")));
        Assert.Contains("Salesforce tells a setting without a name. It cannot be sent, so saving may remove it.", page.Markup, StringComparison.Ordinal);
        Assert.Contains(said ?? "", string.Concat(page.Nodes.Select(node => node.TextContent)), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("img"));
        Assert.DoesNotContain("cloned", page.Markup, StringComparison.Ordinal);

        string? ValueOf(string name) => page.Find($"[data-param={name}]").GetAttribute("value");
    }

    [Theory]
    [MemberData(nameof(Catalogues))]
    public async Task Its_page_shows_every_setting_and_says_what_is_odd(string catalogue, string[] settings, string? said)
    {
        Assert.Contains("host", settings);
        using var portal = Portal(catalogue);
        await using var context = await ContextAsync(portal);

        var page = context.RenderPage<DetailsPage>(parameters => parameters.Add(component => component.Id, $"{SomeRows.Id(2)}"));

        await page.WaitForAssertionAsync(() => Assert.Contains("clinic.example", page.Find("section[aria-labelledby=settings]").TextContent, StringComparison.Ordinal));
        var shown = page.Find("section[aria-labelledby=settings]");
        Assert.Equal(["host", "password", "tuning"], shown.QuerySelectorAll("dt").Select(term => term.GetAttribute("title")!).Order());
        Assert.Contains("fast", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("Salesforce tells a setting without a name.", shown.TextContent, StringComparison.Ordinal);
        Assert.Equal(said?.Contains("does not have", StringComparison.Ordinal) is true, shown.TextContent.Contains("catalogue does not have the type Strange", StringComparison.Ordinal));
        Assert.Equal(catalogue is not "type unknown", shown.TextContent.Contains("tuning (not in the catalogue)", StringComparison.Ordinal));
        Assert.Empty(page.FindAll("img"));
    }

    private static CallingPortal Portal(string catalogue) => new(new StubOrg(request => Answer(request.RequestUri!.AbsolutePath, catalogue)), StubOrg.Origin, Time);

    private static async Task<PageContext> ContextAsync(CallingPortal portal) => new(portal, await portal.KeepGrantAsync(), Time);

    private static HttpResponseMessage Answer(string path, string catalogue) => path switch
    {
        _ when path.EndsWith("/ssot/connectors/Strange", StringComparison.Ordinal) => AttributesOf(catalogue) is { } attributes
            ? StubOrg.Json(new JsonObject { ["name"] = "Strange", ["label"] = "Strange", ["releaseLevel"] = "GA", ["connectionAttributes"] = attributes }.ToJsonString())
            : StubOrg.Json("""[{"errorCode":"NOT_FOUND"}]""", HttpStatusCode.NotFound),
        _ when path.EndsWith("/data-streams", StringComparison.Ordinal) => StubOrg.Json("""{"dataStreams":[],"totalSize":0}"""),
        _ when path.EndsWith("/ssot/connections", StringComparison.Ordinal) => StubOrg.Json("""{"connections":[],"totalSize":0}"""),
        _ when path.EndsWith("/ssot/connectors", StringComparison.Ordinal) => StubOrg.Json("""{"connectorInfoList":[]}"""),
        _ => StubOrg.Json(Connector.ToJsonString()),
    };

    private static JsonArray? AttributesOf(string catalogue) => catalogue switch
    {
        "type unknown" => null,
        "no attributes" => [],
        "a hundred attributes" => [.. Enumerable.Range(1, 99).Select(number => Attribute($"attribute{number}")), Attribute("host"), Password()],
        "twins" => [Attribute("host"), Attribute("host"), Password()],
        _ => [Attribute("host", Html), Password()],
    };

    private static JsonObject Attribute(string name, string? tooltip = null) => new() { ["name"] = name, ["label"] = name, ["dataType"] = "text", ["tooltip"] = tooltip };

    private static JsonObject Password() => new() { ["name"] = "password", ["label"] = "Password", ["secure"] = true, ["masked"] = true };

    private static JsonObject Named(string name, string value) => new() { ["paramName"] = name, ["value"] = value };
}
