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
    private RunId _id;
    private BulkRun? _run;
    private RunCounts _counts = RunCounts.Empty;
    private IReadOnlyList<RunFailureGroup> _failures = [];
    private IReadOnlyList<RunSecretSet> _missing = [];
    private Task? _watching;
    private RunRowsTable? _table;
    private string _said = "";
    private int _saidTenth = -1;
    private bool _asksToStop;
    private bool _asksToUndo;
    private bool _isActing;

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

    /// <summary>Rate and time left; null while they cannot be told.</summary>
    private string? Pace => _run is { State: RunState.Running } && _rate.PerMinute is { } rate
        ? string.Create(CultureInfo.InvariantCulture, $"{rate:0} rows a minute{(_rate.TimeFor(_counts.Open) is { } left ? $" · {Left(left)} left" : "")}")
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
        var (before, movedAt) = (_counts, _run!.MovedAt);
        await LookAsync();
        if (_run!.MovedAt != movedAt || before.Settled != _counts.Settled)
        {
            StateHasChanged();
            await (_table?.RefreshAsync() ?? Task.CompletedTask);
        }
    }

    private async Task LookAsync()
    {
        var was = _run?.State;
        _run = await Journal.FindAsync(_id, Leaving);
        _counts = await Journal.CountAsync(_id, Leaving);
        _failures = _counts.Failed > 0 ? await Journal.GroupFailuresAsync(_id, MostFailures, Leaving) : [];
        _missing = IsOwn && _run?.State is RunState.Paused ? await Journal.ListMissingSecretsAsync(_id, Leaving) : [];
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

    /// <summary>A screen reader hears of every tenth of the way and of every new state, not of every row.</summary>
    private void Say(RunState? was)
    {
        var tenth = _counts.All == 0 ? 0 : _counts.Settled * 10 / _counts.All;
        if (was != _run!.State || tenth != _saidTenth)
        {
            _said = $"{RunWords.Of(_run.State)}: {_counts.Settled} of {_counts.All} rows, {_counts[RunRowState.Created]} created, {_counts.Failed} failed.";
        }

        _saidTenth = tenth;
    }

    private async Task ActAsync(Func<Task> act)
    {
        _isActing = true;
        await act();
        await LookAsync();
        await (_table?.RefreshAsync() ?? Task.CompletedTask);
        _isActing = false;
    }

    private Task StopAsync()
    {
        _asksToStop = false;
        return ActAsync(() => Control.StopAsync(Grant!, _id, Leaving));
    }

    private Task RetryAsync() => ActAsync(async () =>
    {
        var count = await Control.RetryAsync(Grant!, _id, position: null, Leaving);
        _said = $"{RunWords.Rows(count)} will be sent again.";
    });

    private Task MendAsync(MendedRow mended) => ActAsync(async () =>
    {
        var (row, isSent) = mended;
        if (!await Control.MendAsync(Grant!, _id, row, Leaving))
        {
            Toasts.Add($"Row {row.Number} was not saved: it is being sent, or the run was stopped.", Severity.Error);
            return;
        }

        var isSending = isSent && await Control.RetryAsync(Grant!, _id, row.Position, Leaving) > 0;
        _said = isSending ? $"Row {row.Number} is mended and will be sent again." : $"Row {row.Number} is mended. Press \"Retry failed\" to send it again.";
        Toasts.Add(_said, Severity.Success);
    });

    private Task GiveSecretsAsync((string? Set, IReadOnlyDictionary<string, Secret> Secrets) given) => ActAsync(async () =>
    {
        await Control.GiveSecretsAsync(Grant!, _id, _missing.First(missing => missing.Name == given.Set), given.Secrets, Leaving);
        if ((await Journal.ListMissingSecretsAsync(_id, Leaving)).Count == 0 && _run is { Pause.Cause: PauseCause.Secrets })
        {
            await Control.ResumeAsync(Grant!, _id, Leaving);
        }
    });

    private Task OnUndoBegunAsync(int count)
    {
        _asksToUndo = false;
        _said = $"{count} connectors are being deleted.";
        return ActAsync(() => Task.CompletedTask);
    }

    private async Task DownloadAsync(bool asWorkbook)
    {
        using var stream = new MemoryStream();
        await (asWorkbook ? RunResults.WriteXlsxAsync(Journal, _run!, stream, Leaving) : RunResults.WriteCsvAsync(Journal, _run!, stream, Leaving));
        stream.Position = 0;
        var name = $"{Path.GetFileNameWithoutExtension(_run!.SheetName)}-results.{(asWorkbook ? "xlsx" : "csv")}";
        await Script.SaveAsync(Assets["download.js"], name, asWorkbook ? SavedFile.Workbook : "text/csv", stream);
        Toasts.Add($"{RunWords.Rows(_counts.All)} saved as {name}.", Severity.Success);
    }

    private static string Left(TimeSpan left) => left.TotalMinutes < 1 ? $"{Math.Ceiling(left.TotalSeconds):0} seconds" : $"{Math.Ceiling(left.TotalMinutes):0} minutes";
}
