using AngleSharp.Dom;
using Bunit;
using D360Portal.Features.Connections.Details;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections.Details;

public sealed class DetailsPageTests
{
    private static readonly FakeTimeProvider Time = new(The.Start);

    /// <summary>Back and forward may leave one connector for another before the first has been answered.</summary>
    [Fact]
    public async Task An_answer_that_comes_late_is_not_shown_in_place_of_another_connector()
    {
        var first = new TaskCompletionSource<HttpResponseMessage>();
        using var portal = new CallingPortal(
            new StubOrg(request => request.RequestUri!.AbsolutePath.EndsWith($"{SomeRows.Id(1)}", StringComparison.Ordinal) ? first.Task : Task.FromResult(Answer(request))),
            StubOrg.Origin,
            Time);
        await using var context = new PageContext(portal, await portal.KeepGrantAsync(), Time);
        var page = context.RenderPage<DetailsPage>(parameters => parameters.Add(component => component.Id, $"{SomeRows.Id(1)}"));

        page.Render(parameters => parameters.Add(component => component.Id, $"{SomeRows.Id(2)}"));

        await page.WaitForAssertionAsync(() => Assert.Equal("Clinic 2", page.Find("h1").TextContent));
        first.SetResult(StubOrg.Json(PagedList.Connection(1).ToJsonString()));
        await page.WaitForAssertionAsync(() => Assert.Equal("Clinic 2", page.Find("h1").TextContent));
        Assert.DoesNotContain("Clinic 1", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_real_org_a_link_leads_to_its_Setup_and_words_to_the_connector()
    {
        using var portal = new CallingPortal(new StubOrg(Answer), StubOrg.Origin, Time);
        await using var context = new PageContext(portal, await portal.KeepGrantAsync(), Time);

        var page = context.RenderPage<DetailsPage>(parameters => parameters.Add(component => component.Id, $"{SomeRows.Id(2)}"));

        await page.WaitForAssertionAsync(() => Assert.Equal("Clinic 2", page.Find("h1").TextContent));
        var link = page.Find("section[aria-labelledby=setup] a");
        Assert.Equal("https://acme.my.salesforce.com/lightning/setup/CDPSetupHome/home", link.GetAttribute("href"));
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
        Assert.Contains("Other Connectors → Clinic 2", page.Find("section[aria-labelledby=setup]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_status_is_shown_in_Salesforce_s_word()
    {
        using var portal = new CallingPortal(
            new StubOrg(_ => """{"connectorType":"act","id":"9cg000000000002AAA","label":"Clinic 2","status":"Hibernating","syncStatus":"None"}"""), StubOrg.Origin, Time);
        await using var context = new PageContext(portal, await portal.KeepGrantAsync(), Time);

        var page = context.RenderPage<DetailsPage>(parameters => parameters.Add(component => component.Id, $"{SomeRows.Id(2)}"));

        await page.WaitForAssertionAsync(() => Assert.Contains("Hibernating", page.Find("section[aria-labelledby=status]").TextContent, StringComparison.Ordinal));
        Assert.Contains("There has been none.", page.Find("section[aria-labelledby=status]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("StreamingApp")]
    [InlineData("SalesforceMarketingCloud")]
    [InlineData("AccountEngagement")]
    public async Task What_only_Setup_can_finish_says_so_with_the_link(string type)
    {
        var section = await SectionAsync($$"""{"connectorType":"{{type}}","id":"9cg000000000002AAA","label":"Clinic 2"}""", "setup");

        Assert.Equal("Finish in Setup", section.QuerySelector("h2")!.TextContent);
        Assert.Contains("an authorization or an app that the API cannot give", section.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://acme.my.salesforce.com/lightning/setup/CDPSetupHome/home", section.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("NeedsReAuth", "Success", "The source wants to be authorized anew. Change its credentials;")]
    [InlineData("Failed", "None", "Salesforce could not reach the source the last time. Test the connector: the test tells the cause.")]
    [InlineData("Connected", "InvalidCredentials", "At the last synchronisation the source refused user or password. Change its credentials, then test the connector.")]
    public async Task What_a_connector_says_of_itself_is_explained_with_what_to_do(string status, string sync, string told)
    {
        var section = await SectionAsync($$"""{"connectorType":"act","id":"9cg000000000002AAA","label":"Clinic 2","status":"{{status}}","syncStatus":"{{sync}}"}""", "status");

        Assert.Contains(told, section.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_without_a_name_is_told_and_its_value_is_not_shown()
    {
        var section = await SectionAsync(
            """{"connectorType":"act","id":"9cg000000000002AAA","label":"Clinic 2","params":[{"paramName":"","value":"canary"},{"paramName":"host","value":"clinic.example"}]}""", "settings");

        Assert.Contains("Salesforce tells a setting without a name.", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("clinic.example", section.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", section.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connector_that_comes_without_its_id_has_the_one_it_was_asked_by()
    {
        using var portal = new CallingPortal(new StubOrg(_ => """{"connectorType":"act","label":"Clinic 2"}"""), StubOrg.Origin, Time);
        await using var context = new PageContext(portal, await portal.KeepGrantAsync(), Time);

        var page = context.RenderPage<DetailsPage>(parameters => parameters.Add(component => component.Id, $"{SomeRows.Id(2)}"));

        await page.WaitForAssertionAsync(() => Assert.Contains($"{SomeRows.Id(2)}", page.Markup, StringComparison.Ordinal));
    }

    private static async Task<IElement> SectionAsync(string connection, string name)
    {
        using var portal = new CallingPortal(
            new StubOrg(request => request.RequestUri!.AbsolutePath.Contains("/ssot/connectors/", StringComparison.Ordinal) ? Answer(request) : StubOrg.Json(connection)), StubOrg.Origin, Time);
        await using var context = new PageContext(portal, await portal.KeepGrantAsync(), Time);
        var page = context.RenderPage<DetailsPage>(parameters => parameters.Add(component => component.Id, $"{SomeRows.Id(2)}"));
        IElement? section = null;
        await page.WaitForAssertionAsync(() => section = page.Find($"section[aria-labelledby={name}]"));
        return section!;
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.Contains("/ssot/connectors/", StringComparison.Ordinal)
        ? StubOrg.Json("""[{"errorCode":"NOT_FOUND"}]""", System.Net.HttpStatusCode.NotFound)
        : StubOrg.Json(PagedList.Connection(2).ToJsonString());
}
