using AngleSharp.Dom;
using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections;

/// <summary>The page of a run by itself, with all that stands behind it, and what becomes of what is typed there.</summary>
public sealed class RunPageTests(DemoPortal demo) : RunTests(demo)
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private PortalPages _page = default!;
    private FailingJournal _failing = default!;
    private Grant _grant = default!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _grant = await StartAsync();
        (var journal, _failing) = FailingJournal.Before(Journal);
        _page = new PortalPages(Portal, _grant, services => services.AddSingleton(journal).AddSingleton<TimeProvider>(_time));
    }

    public override async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The run itself is read, its rows are, and both fail now and then.</summary>
    [Theory]
    [InlineData(nameof(IRunJournal.CountAsync))]
    [InlineData(nameof(IRunJournal.ListRowsAsync))]
    public async Task A_read_that_fails_takes_no_form_away_and_is_tried_again(string question)
    {
        var id = await RunAsync(_grant, Orders.Of($"Watched badly {question}", 2, row => row.Number == 3 ? Orders.Down(row) : row));
        await UntilAsync(id, RunState.Done);
        var page = await OpenAsync(id);
        await page.WaitForAssertionAsync(() => page.Find("button[aria-label='Mend row 3']"));
        await page.InvokeAsync(() => page.Find("button[aria-label='Mend row 3']").Click());
        await page.WaitForAssertionAsync(() => page.Find("[data-param=DATABASE]"));
        await page.InvokeAsync(() => page.Find("[data-param=DATABASE]").Input("typed"));

        _failing.Fails = name => name == question;
        await Control.RetryAsync(_grant, id, position: null, Cancellation);
        await BeatUntilAsync(() => _failing.Failures >= 3);

        Assert.Equal("typed", page.Find("[data-param=DATABASE]").GetAttribute("value"));
        await UntilAsync(id, RunState.Done);
        _failing.Fails = _ => false;
        await BeatUntilAsync(() => page.FindComponent<RunRowsTable>().Instance is { IsStale: false } table && table.Run.State is RunState.Done);
        Assert.Equal("typed", page.Find("[data-param=DATABASE]").GetAttribute("value"));
        Assert.Contains("could not be refreshed", Assert.Single(_page.Log.Complaints()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_that_are_half_typed_stay_when_the_run_is_resumed()
    {
        var id = await WaitingForSecretsAsync("Half typed");
        var page = await OpenAsync(id);
        await page.WaitForAssertionAsync(() => Assert.Equal(2, Inputs(page).Length));
        await page.InvokeAsync(() => Inputs(page)[0].Input("clinic"));

        await page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent == "Resume").Click());
        await UntilAsync(id, RunState.Paused);
        await BeatUntilAsync(() => page.FindComponent<RunRowsTable>().Instance.Run.State is RunState.Paused);

        Assert.Equal("clinic", Inputs(page)[0].GetAttribute("value"));
        await page.InvokeAsync(() => Inputs(page)[0].Input("canary-user-of-a-run"));
        await page.InvokeAsync(() => Inputs(page)[1].Input(Orders.Password));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        await UntilAsync(id, RunState.Done);
        await BeatUntilAsync(() => page.FindComponents<RunSecretsForm>().Count == 0);
    }

    [Fact]
    public async Task What_an_undo_could_not_delete_is_told_with_its_reason()
    {
        var id = await RunAsync(_grant, Orders.Of("Kept in use", 2));
        await UntilAsync(id, RunState.Done);
        Org.Org.SetConnectionInUse("Kept_in_use_002");
        await Control.UndoAsync(_grant, id, [.. (await RowsAsync(id)).Select(row => row.ConnectionId!.Value)], Cancellation);
        await UntilAsync(id, RunState.Undone);

        var page = await OpenAsync(id);

        await page.WaitForAssertionAsync(() => Assert.Contains("1 row, not deleted", page.Find(".failures").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 of 2 deleted, 1 could not be deleted", page.Markup, StringComparison.Ordinal);
    }

    private static IElement[] Inputs(IRenderedComponent<RunPage> page) => [.. page.FindAll("input[type=password]")];

    private async Task<RunId> WaitingForSecretsAsync(string name)
    {
        var (id, now) = (RunId.New(TimeProvider.System.GetUtcNow()), TimeProvider.System.GetUtcNow());
        await Journal.WriteAsync(id, _grant, Orders.Of(name, 2), now, Cancellation);
        await Journal.MoveAsync(id, RunState.Paused, new RunPause(PauseCause.Secrets, "It waits for secrets."), now, Cancellation);
        await Journal.EraseSecretsAsync(now.AddDays(1), Cancellation);
        Assert.Equal(2, Assert.Single(await Journal.ListMissingSecretsAsync(id, Cancellation)).Rows);
        return id;
    }

    private async Task<IRenderedComponent<RunPage>> OpenAsync(RunId id)
    {
        var page = _page.Open<RunPage>($"/runs/{id}", parameters => parameters.Add(it => it.Id, id.ToString()));
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindComponents<RunRowsTable>()));
        return page;
    }

    private Task BeatUntilAsync(Func<bool> condition) => Patience.UntilAsync(() =>
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return condition();
    });
}
