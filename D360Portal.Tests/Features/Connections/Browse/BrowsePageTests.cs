using System.Text.Json.Nodes;
using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Browse;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections.Browse;

public sealed class BrowsePageTests
{
    private const string MySql = "AwsRdsMySql";
    private const string Lines = "tbody th[scope=row]";

    [Fact]
    public async Task Connectors_are_shown_as_they_arrive_with_the_progress()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        var gate = new TaskCompletionSource();
        org.Org.Faults.Next(ConnectionListFaults.Held("AwsS3", gate.Task));
        await using var context = new PageContext(org.Portal, org.Admin, org.Time);
        var all = org.Data360.Connections.All;

        var page = context.RenderPage<BrowsePage>();

        await PaintedAsync(org, page, () =>
        {
            var progress = page.Find("progress");
            Assert.Equal("Reading the connectors", progress.GetAttribute("aria-label"));
            Assert.Equal(int.Parse(progress.GetAttribute("max")!) - 1, int.Parse(progress.GetAttribute("value")!));
            Assert.Equal(all.Count(connection => connection.ConnectorType != "AwsS3"), page.FindAll(Lines).Count);
        });
        Assert.All(page.FindAll("button").Where(button => button.TextContent.StartsWith("Refresh", StringComparison.Ordinal)), button => Assert.True(button.HasAttribute("disabled")));

        gate.SetResult();
        await PaintedAsync(org, page, () =>
        {
            Assert.Equal(all.Count, page.FindAll(Lines).Count);
            Assert.Empty(page.FindAll("progress"));
        });
    }

    [Fact]
    public async Task The_age_of_the_list_grows_while_the_page_stands()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3));
        await using var context = new PageContext(org.Portal, org.Admin, org.Time);
        var page = context.RenderPage<BrowsePage>();
        await PaintedAsync(org, page, () => Assert.Contains("as of just now", page.Markup, StringComparison.Ordinal));

        org.Time.Advance(TimeSpan.FromMinutes(5));

        await page.WaitForAssertionAsync(() => Assert.Matches("as of [45] min ago", page.Markup));
    }

    [Fact]
    public async Task A_page_that_goes_lets_the_load_stop()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3));
        org.Org.Faults.Next(ConnectionListFaults.Held(MySql, new TaskCompletionSource().Task));
        await using var context = new PageContext(org.Portal, org.Admin, org.Time);
        context.RenderPage<BrowsePage>();
        var look = context.Services.GetRequiredService<Inventories>().Open(org.Admin);
        look.Dispose();
        org.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(look.Inventory.Current.IsLoading);
        var stopped = new TaskCompletionSource();
        look.Inventory.Changed += () => _ = look.Inventory.Current.IsInterrupted && stopped.TrySetResult();

        await context.DisposeComponentsAsync();
        org.Time.Advance(TimeSpan.FromSeconds(30));

        await stopped.Task.WaitAsync(Patience.Long, Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_address_that_comes_back_late_does_not_undo_what_was_chosen_since()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Exactly(30), new Quirks { ListsEveryType = true });
        var browser = new LateNavigation("connectors");
        await using var context = new PageContext(org.Portal, org.Admin, org.Time, browser);
        var page = context.RenderPage<BrowsePage>();
        await PaintedAsync(org, page, () => Assert.Equal(30, page.FindAll(Lines).Count));
        await page.Find("input[type=search]").InputAsync(new ChangeEventArgs { Value = "sql 00" });
        org.Time.Advance(TimeSpan.FromSeconds(1));
        await page.WaitForAssertionAsync(() => Assert.Equal(1, browser.UnderWay));
        await page.Find("input[type=search]").InputAsync(new ChangeEventArgs { Value = "sql 003" });

        await page.InvokeAsync(browser.Arrive);

        Assert.Equal("sql 003", page.Find("input[type=search]").GetAttribute("value"));
        Assert.Single(page.FindAll(Lines));
        org.Time.Advance(TimeSpan.FromSeconds(1));
        await page.WaitForAssertionAsync(() => Assert.Equal(1, browser.UnderWay));
        await page.InvokeAsync(browser.Arrive);
        Assert.Equal("http://localhost/connectors?q=sql%20003", browser.Uri);

        await page.InvokeAsync(() => browser.Arrive("connectors?sort=-label"));
        await page.WaitForAssertionAsync(() => Assert.Equal("AwsRdsMySql 030", page.FindAll(Lines)[0].TextContent.Trim()));
        Assert.Equal("", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_connector_without_an_id_has_a_row_and_no_page()
    {
        await using var org = await SimulatedInventory.StartAsync(options => options with { Seed = OrgSeed.Empty, Quirks = new Quirks { ListsEveryType = true } });
        org.Org.Faults.Always(ConnectionListFaults.Of(null, new FaultEffect.Instead(SimulatedAnswer.Json(JsonNode.Parse(
            """{"connections":[{"connectorType":"act","label":"Without id"},{"connectorType":"act","label":"Without id"},{"connectorType":"act","label":"With id","id":"9cg000000000001AAA","status":"Hibernating"}],"totalSize":3}""")!))));
        await using var context = new PageContext(org.Portal, org.Admin, org.Time);

        var page = context.RenderPage<BrowsePage>();

        await PaintedAsync(org, page, () => Assert.Equal(3, page.FindAll(Lines).Count));
        Assert.Equal("connectors/9cg000000000001AAA", Assert.Single(page.FindAll($"{Lines} a")).GetAttribute("href"));
        Assert.Contains("Hibernating", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_told_is_a_dash_and_costs_no_call()
    {
        await using var org = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, new Quirks { ListOmitsSyncState = true, ListOmitsParams = true, ListsEveryType = true, LimitInfoAbsent = true });
        await using var context = new PageContext(org.Portal, org.Admin, org.Time);

        var page = context.RenderPage<BrowsePage>();

        await PaintedAsync(org, page, () => Assert.Equal(org.Data360.Connections.All.Count, page.FindAll(Lines).Count));
        Assert.All(page.FindAll("tbody td:last-child"), cell => Assert.Equal("—", cell.TextContent.Trim()));
        Assert.DoesNotContain("calls left", page.Markup, StringComparison.Ordinal);
        Assert.Equal(2, org.Calls.Count);
    }

    /// <summary>Paints are put together; the clock that they wait by is the test's.</summary>
    private static async Task PaintedAsync(SimulatedInventory org, IRenderedComponent<BrowsePage> page, Action assertion)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                org.Time.Advance(TimeSpan.FromMilliseconds(200));
                await page.WaitForAssertionAsync(assertion, TimeSpan.FromMilliseconds(200));
                return;
            }
            catch (Bunit.Extensions.WaitForHelpers.WaitForFailedException) when (attempt < 150)
            {
            }
        }
    }
}
