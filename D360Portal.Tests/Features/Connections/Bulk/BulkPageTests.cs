using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Features.Connections.Create;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections.Bulk;

/// <summary>The page by itself, with all that stands behind it, and what becomes of rows when something happens between one step and the next.</summary>
public sealed class BulkPageTests(DemoPortal demo) : CreatingTests(demo)
{
    private const string Other = "AwsRdsPostgres";
    private const string Header = "Name,Connection URL,Database,Username,Password";

    private PortalPages _page = default!;
    private Grant _grant = default!;

    private IDrafts<KeptSheet> Drafts => Portal.Services.GetRequiredService<IDrafts<KeptSheet>>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _grant = await StartAsync();
        _page = new PortalPages(Portal, _grant);
    }

    public override async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Rows_come_along_to_another_type_with_their_secrets_and_are_matched_anew()
    {
        var page = await OpenAsync();
        await ReadAsync(page, $"{Header}\nNorth 1,{Url("north1")},clinic1,reader,canary-1\n");
        var source = page.FindComponent<SheetSource>().Instance;
        await Patience.UntilAsync(async () => await Drafts.FindAsync(_grant.Id, $"bulk/{MySql}", Cancellation) is not null);

        await ChooseAsync(page, Other);

        Assert.EndsWith($"type={Other}", _page.Navigation.Uri, StringComparison.Ordinal);
        var batch = Batch(page);
        Assert.Equal((Other, "canary-1"), (batch.Form.Type.ToString(), batch.Sheet!.Rows[0].Cells[4]));
        Assert.Contains("The rows came along from AWS RDS MySQL.", page.Find("p.said").TextContent, StringComparison.Ordinal);
        Assert.Same(source, page.FindComponent<SheetSource>().Instance);
        Assert.Null(await Drafts.FindAsync(_grant.Id, $"bulk/{MySql}", Cancellation));
        Assert.Equal(["North 1", Url("north1"), "clinic1", "", ""], (await Drafts.FindAsync(_grant.Id, $"bulk/{Other}", Cancellation))!.Sheet!.Rows[0].Cells);
    }

    [Fact]
    public async Task Rows_that_were_kept_for_the_other_type_can_be_brought_back()
    {
        var page = await OpenAsync(Other);
        await ReadAsync(page, $"{Header}\nSouth 1,{Url("south1")},clinic1,reader,canary\n");
        await Patience.UntilAsync(async () => await Drafts.FindAsync(_grant.Id, $"bulk/{Other}", Cancellation) is not null);
        await _page.DisposeComponentsAsync();
        page = await OpenAsync();
        await ReadAsync(page, $"{Header}\nNorth 1,{Url("north1")},clinic1,reader,canary\n");

        await ChooseAsync(page, Other);

        Assert.EndsWith("\"Undo\" brings those back that were here.", page.Find("p.said").TextContent, StringComparison.Ordinal);
        Assert.Equal("North 1", Batch(page).Sheet!.Rows[0].Cells[0]);
        Batch(page).Undo();
        Assert.Equal("South 1", Batch(page).Sheet!.Rows[0].Cells[0]);
    }

    [Fact]
    public async Task Rows_outlive_a_type_that_cannot_be_read_and_leaving_asks_about_their_secrets()
    {
        var page = await OpenAsync();
        await ReadAsync(page, $"{Header}\nNorth 1,{Url("north1")},clinic1,reader,canary-1\n");
        _page.Navigation.NavigateTo("/connectors/bulk?type=nobody-has-it");

        await page.WaitForAssertionAsync(() => Assert.NotEmpty(_page.JSInterop.Invocations["open"]));
        Assert.EndsWith($"type={MySql}", _page.Navigation.Uri, StringComparison.Ordinal);
        Org.Faults.Always(AnyFaults.Status($"/services/data/v66.0/ssot/connectors/{Other}", 503));
        await page.InvokeAsync(() => page.Find("#bulk-type").Change(Other));
        await page.WaitForAssertionAsync(() => Assert.Contains("Your rows from AWS RDS MySQL are still here.", page.Markup, StringComparison.Ordinal));
        _page.Navigation.NavigateTo("/connectors");
        Assert.EndsWith($"type={Other}", _page.Navigation.Uri, StringComparison.Ordinal);

        Org.Faults.Clear();
        await ChooseAsync(page, MySql.ToString());

        Assert.Equal("canary-1", Batch(page).Sheet!.Rows[0].Cells[4]);
        Assert.Null(Batch(page).CanUndo);
        Assert.NotNull(await Drafts.FindAsync(_grant.Id, $"bulk/{MySql}", Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tests_that_end_after_another_type_was_chosen_say_nothing_of_its_rows(bool isStillRead)
    {
        var page = await OpenAsync();
        await ReadAsync(page, $"{Header}\nNorth 1,{Url("north1")},clinic1,reader,canary-1\n");
        var (tests, types) = (new TaskCompletionSource(), new TaskCompletionSource());
        Org.Faults.Next(ConnectionWriteFaults.TestHeld(tests.Task));
        var testing = page.FindAll("button").Single(button => button.TextContent == "Test one row first").ClickAsync();
        await Org.Requests.WaitForAsync(request => request.Path == UnsavedTest, Cancellation);
        BulkPlan? plan = null;
        if (isStillRead)
        {
            Org.Faults.Next(AnyFaults.Held($"/services/data/v66.0/ssot/connectors/{Other}", types.Task));
            await page.InvokeAsync(() => page.Find("#bulk-type").Change(Other));
            await page.WaitForAssertionAsync(() => Assert.Empty(page.FindComponents<SheetGrid>()));
        }
        else
        {
            await ChooseAsync(page, Other);
            plan = Batch(page).Plan;
        }

        tests.SetResult();
        await testing;

        types.SetResult();
        await ShownAsync(page, Other);
        Assert.False(Assert.Single(Batch(page).Plan!.Rows).IsTested);
        Assert.Same(plan ?? Batch(page).Plan, Batch(page).Plan);
    }

    private async Task<IRenderedComponent<BulkPage>> OpenAsync(string type = "AwsRdsMySql")
    {
        var page = _page.Open<BulkPage>($"/connectors/bulk?type={type}");
        await ShownAsync(page, type);
        return page;
    }

    private static Task ShownAsync(IRenderedComponent<BulkPage> page, string type) =>
        page.WaitForAssertionAsync(() => Assert.Equal((type, false), (page.FindComponent<SheetSource>().Instance.Form.Type.ToString(), page.Find("div:has(> section[aria-labelledby=source-title])").HasAttribute("hidden"))));

    private static async Task ReadAsync(IRenderedComponent<BulkPage> page, string rows)
    {
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(rows, "north.csv"));
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindComponents<SheetGrid>()));
    }

    private static async Task ChooseAsync(IRenderedComponent<BulkPage> page, string type)
    {
        await page.InvokeAsync(() => page.Find("#bulk-type").Change(type));
        await ShownAsync(page, type);
    }

    private static BulkBatch Batch(IRenderedComponent<BulkPage> page) => page.FindComponent<SheetGrid>().Instance.Batch;
}
