using System.Globalization;
using D360Portal.Salesforce;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace D360Portal.Features.Connections;

/// <summary>
/// One run while it runs and afterwards. The journal is asked every second, and less often while nothing moves: it is the only truth, whichever process
/// works at the run, and whoever retries it in another tab.
/// </summary>
public sealed partial class RunPage
{
    private const int MostFailures = 50;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SlowBeat = TimeSpan.FromSeconds(3);

    private readonly RunRate _rate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private RunId _id;
    private BulkRun? _run;
    private RunCounts _counts = RunCounts.Empty;
    private IReadOnlyList<RunFailureGroup> _failures = [];
    private IReadOnlyList<RunSecretSet> _missing = [];
    private Task? _watching;
    private RunRowsTable? _table;
    private RunSecretsForm? _secrets;
    private ElementReference _progress;
    private ElementReference _undoButton;
    private string _said = "";
    private int _saidTenth = -1;
    private bool _asksToUndo;

    /// <summary>The run's number, unchecked.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>Has the run.</summary>
    [Inject]
    public required IRunJournal Journal { get; init; }

    /// <summary>Answers that there is no such run.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Saves files.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Tells of what was done.</summary>
    [Inject]
    public required ISnackbar Toasts { get; init; }

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    internal RunControl Control { get; set; } = default!;

    private bool IsOwn => _run is { } run && run.IsOf(Grant!);

    /// <summary>Whether there is something to stop: it runs, or may yet.</summary>
    private bool CanStop => _run is { State: RunState.Running or RunState.Paused };

    private bool CanUndo => IsOwn && _counts[RunRowState.Created] > 0 && _run is { State: RunState.Done or RunState.Stopped or RunState.Undone };

    private RunProgress Progress => _run is { } run ? RunProgress.Of(run.State, _counts) : RunProgress.None;

    /// <summary>Rate and time left; null while they cannot be told.</summary>
    private string? Pace => _run is { State: RunState.Running } && _rate.PerMinute is { } rate
        ? string.Create(CultureInfo.InvariantCulture, $"{rate:N0} rows a minute{(_rate.TimeFor(_counts.Open) is { } left ? $" · {Left(left)} left" : "")}")
        : null;

    /// <inheritdoc />
    protected override object Subject => Id;

    /// <inheritdoc />
    protected override async Task OpenAsync()
    {
        if (!RunId.TryParse(Id, out _id) || await Journal.FindAsync(_id, Leaving) is not { } run || !run.IsIn(Grant!))
        {
            Navigation.NotFound();
            return;
        }

        _asksToUndo = false;
        _rate.Reset();
        await LookAsync();
    }

    /// <inheritdoc />
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        // The page is the same one when only the address's number changes.
        if (!RunId.TryParse(Id, out var id) || id != _id)
        {
            await OpenAsync();
        }

        _watching ??= _run is null ? null : RepeatAsync(Time, () => _run.IsMoving ? Beat : SlowBeat, LookAgainAsync);
    }

    private async Task LookAgainAsync()
    {
        var (before, movedAt) = (Progress, _run!.MovedAt);
        await LookAsync();
        if (_run!.MovedAt != movedAt || before != Progress || _table is { IsStale: true })
        {
            StateHasChanged();
            await (_table?.RefreshAsync() ?? Task.CompletedTask);
        }
    }

    private async Task LookAsync()
    {
        // All of it or nothing: one of the reads may fail.
        var run = await Journal.FindAsync(_id, Leaving) ?? throw new InvalidOperationException("The run is gone.");
        var counts = await Journal.CountAsync(_id, Leaving);
        var failures = counts.Failed + counts.NotDeleted > 0 ? await Journal.GroupFailuresAsync(_id, MostFailures, Leaving) : [];
        var missing = AsksForSecrets(run) ? await Journal.ListMissingSecretsAsync(_id, Leaving) : [];
        var was = _run?.State;
        (_run, _counts, _failures, _missing) = (run, counts, failures, missing);
        if (_run?.State is RunState.Running)
        {
            _rate.See(Time.GetUtcNow(), _counts.Settled);
        }
        else
        {
            _rate.Reset();
        }

        Say(was);
    }

    /// <summary>While it waits; and on, where some are typed already: a run that goes on without them comes to wait for them.</summary>
    private bool AsksForSecrets(BulkRun run) =>
        run.IsOf(Grant!) && (run.State is RunState.Paused || (run.State is RunState.Running && _missing.Count > 0 && _secrets is { IsUnsaved: true }));

    /// <summary>A screen reader hears of every tenth of the way and of every new state, not of every row.</summary>
    private void Say(RunState? was)
    {
        var progress = Progress;
        if (was != _run!.State || progress.Tenths != _saidTenth)
        {
            var rows = _run.State is RunState.Undoing or RunState.Undone ? "" : $", {_counts[RunRowState.Created]} created, {_counts.Failed} failed";
            var reason = _run.Pause is { Cause: not PauseCause.User } pause ? $" {pause.Reason}" : "";
            _said = $"{RunWords.Of(_run.State)}: {progress.Words}{rows}.{reason}";
        }

        _saidTenth = progress.Tenths;
    }

    private async Task DownloadAsync(bool asWorkbook)
    {
        using var stream = new MemoryStream();
        await (asWorkbook ? RunResults.WriteXlsxAsync(Journal, _run!, stream, Leaving) : RunResults.WriteCsvAsync(Journal, _run!, stream, Leaving));
        stream.Position = 0;
        var name = $"{Path.GetFileNameWithoutExtension(_run!.SheetName)}-results.{(asWorkbook ? "xlsx" : "csv")}";
        var isSaved = await Script.SaveAsync(Assets["download.js"], name, asWorkbook ? SavedFile.Workbook : "text/csv", stream);
        Toasts.Add(isSaved ? $"{RunWords.Rows(_counts.All)} saved as {name}." : SavedFile.NotSaved, isSaved ? Severity.Success : Severity.Error);
    }

    private static string Left(TimeSpan left) => left.TotalMinutes < 1 ? $"{Math.Ceiling(left.TotalSeconds):0} seconds" : $"{Math.Ceiling(left.TotalMinutes):0} minutes";
}
