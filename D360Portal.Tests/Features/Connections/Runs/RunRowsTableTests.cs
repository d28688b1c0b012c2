using AngleSharp.Dom;
using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>The rows of a run that has come to its end, with two that failed.</summary>
public sealed class RunRowsTableTests(DemoPortal demo) : RunTests(demo)
{
    private const string Better = "better.abc123.eu-west-1.rds.amazonaws.com:3306";

    private readonly BunitContext _page = new();
    private readonly List<MendedRow> _mended = [];
    private BulkRun _run = default!;
    private Grant _grant = default!;
    private readonly LogRecorder _log = new();
    private bool _isSaved = true;
    private IOException? _failure;

    public override async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_row_says_which_it_is_of_those_that_are_shown()
    {
        var table = await ShowAsync("Rows in order");

        Assert.Equal(["1", "2", "3", "4", "5"], table.FindAll("tr[aria-rowindex]").Select(row => row.GetAttribute("aria-rowindex")));
        Assert.Equal("5", table.Find("table").GetAttribute("aria-rowcount"));

        table.Find("#run-rows-shown").Change("failed");

        await table.WaitForAssertionAsync(() => Assert.Equal(["1:Row", "2:3", "3:4"], table.FindAll("tr[aria-rowindex]").Select(row => $"{row.GetAttribute("aria-rowindex")}:{row.QuerySelector("th")!.TextContent}")));
    }

    [Fact]
    public async Task A_reason_is_shown_in_full_with_Salesforce_s_words_and_closed_again()
    {
        var table = await ShowAsync("Reasons");
        var failed = (await RowsAsync(_run.Id, RunRowState.Rejected))[0];
        Assert.NotNull(failed.SalesforceWords);

        Why(table, 3).Click();

        var details = table.Find("[aria-label='Row 3 in full']");
        Assert.Equal("true", Why(table, 3).GetAttribute("aria-expanded"));
        Assert.Equal([failed.Definition.Label, failed.Reason, failed.SalesforceWords], details.QuerySelectorAll("bdi").Select(one => one.TextContent));
        Why(table, 4).Click();
        details = table.Find("[aria-label='Row 4 in full']");
        Assert.Empty(table.FindAll("[aria-label='Row 3 in full']"));

        details.KeyDown(new KeyboardEventArgs { Key = "Escape" });

        Assert.Empty(table.FindAll("[aria-label='Row 4 in full']"));
        Assert.Equal("false", Why(table, 4).GetAttribute("aria-expanded"));
        Assert.Equal(Why(table, 4).Id, _page.JSInterop.Invocations["focus"].Single().Arguments[0]);
    }

    [Theory]
    [InlineData(RunState.Running, true)]
    [InlineData(RunState.Paused, true)]
    [InlineData(RunState.Done, true)]
    [InlineData(RunState.Stopped, false)]
    [InlineData(RunState.Undoing, false)]
    [InlineData(RunState.Undone, false)]
    public async Task A_row_is_to_be_mended_only_where_it_can_be_sent_again(RunState state, bool isOffered)
    {
        var table = await ShowAsync($"Mended while {state}", state);

        Assert.Equal(isOffered ? 2 : 0, table.FindAll("button").Count(button => button.TextContent == "Mend"));
        Assert.Equal(2, table.FindAll(".why").Count);
    }

    [Fact]
    public async Task What_could_not_be_saved_stays_typed_and_what_is_saved_closes_the_form()
    {
        var table = await ShowAsync("Refused");
        await MendAsync(table, 3);
        Url(table).Input(Better);
        _isSaved = false;

        await table.Find("form").SubmitAsync();

        Assert.Contains("Row 3 was not saved", table.Find("form [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(Better, Url(table).GetAttribute("value"));
        _isSaved = true;
        await table.Find("form").SubmitAsync();
        Assert.Empty(table.FindAll("form"));
        Assert.All(_mended, mended => Assert.Equal((3, true, Better), (mended.Row.Number, mended.IsSent, mended.Row.Definition.Parameters.First(one => one.Name == "jdbc_connection_url").Value)));
        Assert.Equal(2, _mended.Count);
    }

    [Fact]
    public async Task A_save_that_fails_leaves_the_form_with_a_reference_that_the_log_has_too()
    {
        var table = await ShowAsync("Failing");
        await MendAsync(table, 3);
        Url(table).Input(Better);
        _failure = new IOException("The disk is full.");

        await table.Find("form").SubmitAsync();

        var said = table.Find("form [role=alert]").TextContent;
        Assert.Contains("Row 3 may not be saved", said, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(_log.Events, one => one.Exception == _failure).Properties["CorrelationId"].ToString().Trim('"'), said, StringComparison.Ordinal);
        Assert.Equal(Better, Url(table).GetAttribute("value"));
        _failure = null;
        await table.Find("form").SubmitAsync();
        Assert.Empty(table.FindAll("form"));
    }

    [Fact]
    public async Task What_is_typed_is_not_lost_to_another_row_nor_to_another_page()
    {
        var table = await ShowAsync("Typed");
        await MendAsync(table, 3);
        await MendAsync(table, 4);
        Url(table).Input(Better);

        Mend(table, 3).Click();

        Assert.Equal("Mend row 4", table.Find("form").GetAttribute("aria-label"));
        Assert.Contains("Row 4 is not saved yet. Save it or cancel, then mend row 3.", table.Find("form [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(Better, Url(table).GetAttribute("value"));
        var navigation = _page.Services.GetRequiredService<NavigationManager>();
        var here = navigation.Uri;
        await table.InvokeAsync(() => navigation.NavigateTo("/runs"));
        Assert.Equal(here, navigation.Uri);
        Assert.Contains("must be typed again", table.Find("dialog").TextContent, StringComparison.Ordinal);

        table.FindAll("form button").Single(button => button.TextContent == "Cancel").Click();
        await MendAsync(table, 3);
    }

    private async Task<IRenderedComponent<RunRowsTable>> ShowAsync(string name, RunState state = RunState.Done)
    {
        _grant = await StartAsync();
        var id = await RunAsync(_grant, Orders.Of(name, 4, row => row.Number is 3 or 4 ? Orders.Down(row) : row));
        _run = await UntilAsync(id, RunState.Done) with { State = state };
        _page.JSInterop.Mode = JSRuntimeMode.Loose;
        _page.Services.AddSingleton(Portal.Services.GetRequiredService<FormStarter>());
        _page.Services.AddSingleton(Portal.Services.GetRequiredService<SalesforceOptions>());
        _page.Services.AddSingleton(Journal);
        _page.Services.AddSingleton(_log.Factory());
        var counts = await Journal.CountAsync(id, Cancellation);
        var table = _page.Render<RunRowsTable>(parameters => parameters
            .Add(it => it.Run, _run).Add(it => it.Counts, counts).Add(it => it.Grant, _grant).Add(it => it.IsOwn, true)
            .Add(it => it.OnMended, mended =>
            {
                if (_failure is { } failure)
                {
                    throw failure;
                }

                _mended.Add(mended);
                return Task.FromResult(_isSaved);
            }));
        await table.WaitForAssertionAsync(() => Assert.Equal(2, table.FindAll(".why").Count));
        return table;
    }

    private static async Task MendAsync(IRenderedComponent<RunRowsTable> table, int number)
    {
        Mend(table, number).Click();
        await table.WaitForAssertionAsync(() => Assert.NotEmpty(table.FindAll($"form[aria-label='Mend row {number}'] [data-param=jdbc_connection_url]")));
    }

    private static IElement Mend(IRenderedComponent<RunRowsTable> table, int number) => table.Find($"button[aria-label='Mend row {number}']");

    private static IElement Why(IRenderedComponent<RunRowsTable> table, int number) => Assert.Single(table.FindAll(".why"), why => why.TextContent.StartsWith($"Why row {number}:", StringComparison.Ordinal));

    private static IElement Url(IRenderedComponent<RunRowsTable> table) => table.Find("[data-param=jdbc_connection_url]");
}
