using System.Collections.Concurrent;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>One go at a run: from its start, or the end of a pause, to its end or the next pause.</summary>
internal sealed partial class SendSegment : IDisposable
{
    /// <summary>After so many setbacks without an answer between them the run waits, rather than knock on.</summary>
    private const int MostSetbacks = 10;

    private static readonly TimeSpan BusyPause = TimeSpan.FromMinutes(5);

    /// <summary>Salesforce counts the calls of the last 24 hours, so they come back little by little; when is not told.</summary>
    private static readonly TimeSpan AllowancePause = TimeSpan.FromHours(1);

    /// <summary>How long it waits for another run that is sending the same connector.</summary>
    private static readonly TimeSpan BlockedPause = TimeSpan.FromMilliseconds(500);

    /// <summary>The waits before what was not answered is looked for a last time: lists lag.</summary>
    private static readonly TimeSpan[] LastLooks = [TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(3)];

    private readonly RunParts _parts;
    private readonly BulkRun _run;
    private readonly Grant _grant;
    private readonly CancellationToken _giveUp;
    private readonly RunPaces.Lease _lease;
    private readonly RunPace _pace;
    private readonly RunLookout _lookout;
    private readonly RejectionTester _tester;
    private readonly ConcurrentDictionary<long, Task> _underWay = new();
    private readonly FirstRefusals _refusals = new();
    private int _calls;
    private int _sending;
    private long _sent;
    private RunList? _list;

    /// <summary>A go at a run.</summary>
    /// <param name="parts">What it works with.</param>
    /// <param name="run">The run.</param>
    /// <param name="grant">The grant of its user.</param>
    /// <param name="giveUp">Ends calls that are under way: they stay written down as being sent.</param>
    public SendSegment(RunParts parts, BulkRun run, Grant grant, CancellationToken giveUp)
    {
        (_parts, _run, _grant, _giveUp) = (parts, run, grant, giveUp);
        _lease = parts.Paces.Enter(run.OrganizationId, parts.Time);
        _pace = _lease.Pace;
        _lookout = new RunLookout(parts.Client, grant.Id, run.Type, Count, parts.Time);
        _tester = new RejectionTester(parts, grant.Id, run.Type, Count, () => !IsAtReserve(), giveUp);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _lease.Dispose();
        _lookout.Dispose();
    }

    /// <summary>Looks for rows of which nobody knows, and sends nothing: of a run that was stopped they stay unknown otherwise.</summary>
    public async Task LookOnlyAsync(CancellationToken stopping)
    {
        try
        {
            await (IsAtReserve() ? Task.CompletedTask : LookLastAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next process looks.
        }
        finally
        {
            await SettleAsync();
        }
    }

    /// <summary>Sends until nothing is left, the run does not run any more, or the process is to end.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await _parts.Journal.RecoverAsync(_run.Id, Now, CancellationToken.None);
        if ((await _parts.Journal.CountAsync(_run.Id, CancellationToken.None))[RunRowState.Created] > 0)
        {
            _refusals.Forget();
        }

        try
        {
            if (await LookAroundAsync(stopping) && await SendAllAsync(stopping))
            {
                await LookLastAsync(stopping);
                await _parts.Journal.FinishAsync(_run.Id, Now, CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process is to end. The run stays as it is written down, and the next process goes on with it.
        }
        finally
        {
            await Task.WhenAll(_underWay.Values);
            await SettleAsync();
        }
    }

    private DateTimeOffset Now => _parts.Time.GetUtcNow();

    /// <summary>Reads the list before anything is sent: what is there is not sent, and what an earlier go left unknown may be found.</summary>
    /// <returns>False when that could not be done, and the run waits.</returns>
    private async Task<bool> LookAroundAsync(CancellationToken stopping)
    {
        if (!await MayLookAsync(stopping))
        {
            return false;
        }

        while (true)
        {
            try
            {
                _list = await _lookout.LookAsync(stopping);
                break;
            }
            catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
            {
                var fate = CreateFates.Of(exception);
                if (fate is CreateFate.SignedOut or CreateFate.NoAllowance or CreateFate.Forbidden or CreateFate.OrgLocked)
                {
                    await PauseAsync(PauseOf(fate.Value, exception));
                    return false;
                }

                // The list is asked for at the pace of everything else, so that a busy org is not pressed.
                _pace.Leave(await _pace.EnterAsync(stopping), wasBusy: true);
                if (_pace.Setbacks >= MostSetbacks)
                {
                    await PauseAsync(PauseOf(CreateFate.Busy, exception));
                    return false;
                }
            }
        }

        for (var skip = 0; ; )
        {
            var rows = await _parts.Journal.ListRowsAsync(_run.Id, [RunRowState.Waiting, RunRowState.Unknown], skip, take: 500, CancellationToken.None);
            if (rows.Count == 0)
            {
                return true;
            }

            var found = rows.Select(row => Find(_list, row)).OfType<RunRowMove>().ToArray();
            await SettleAsync(found);
            skip += rows.Count - found.Length;
        }
    }

    private static RunRowMove? Find(RunList list, RunRow row) => row switch
    {
        _ when list.FindSent(row) is { } made => new RunRowMove(row.Position, RunRowState.Created, made),
        { State: RunRowState.Waiting } when list.FindNamed(row.Definition) is { Difference: null } same => same.MoveOf(row),
        _ => null,
    };

    /// <returns>False when the run does not run any more.</returns>
    private async Task<bool> SendAllAsync(CancellationToken stopping)
    {
        while (true)
        {
            var turn = await _pace.EnterAsync(stopping);
            var (isTaken, isBlocked) = (false, false);
            try
            {
                stopping.ThrowIfCancellationRequested();
                if (PauseBeforeNext() is { } pause && (await _parts.Journal.CountAsync(_run.Id, CancellationToken.None))[RunRowState.Waiting] > 0)
                {
                    await PauseAsync(pause);
                }

                // One that is under way may be put back after nothing was found, so the end is where none was before.
                var wasSending = Volatile.Read(ref _sending) > 0;
                switch (await _parts.Journal.TakeAsync(_run.Id, _list!.ReadAt, _list.ThereBefore, Now, CancellationToken.None))
                {
                    case TakenRow.Ready ready:
                        isTaken = true;
                        Send(ready, turn);
                        break;
                    case TakenRow.WithoutSecrets:
                        await PauseAsync(new RunPause(
                            PauseCause.Secrets, "The passwords of the rows that are not sent yet are no longer kept. Type them once more; then the run goes on."));
                        break;
                    case TakenRow.Blocked:
                        isBlocked = true;
                        break;
                    case TakenRow.None when !wasSending:
                        return true;
                    case TakenRow.None:
                        break;
                    case TakenRow.NotRunning:
                        return false;
                }
            }
            finally
            {
                if (!isTaken)
                {
                    _pace.Leave(turn, wasBusy: null);
                }
            }

            // Not before the turn is given back: runs in the same org share them.
            await WaitAsync(isTaken, isBlocked, stopping);
        }
    }

    /// <summary>Lets a row be sent beside the others. How many are is counted before the first of its steps, and what is kept of it only waited for.</summary>
    private void Send(TakenRow.Ready ready, int turn)
    {
        var number = ++_sent;
        Interlocked.Increment(ref _sending);
        _underWay[number] = Task.Run(() => SendOneAsync(ready, turn, number), CancellationToken.None);
    }

    private async Task WaitAsync(bool isTaken, bool isBlocked, CancellationToken stopping)
    {
        var changed = _pace.Changed;
        if (isBlocked)
        {
            await Task.Delay(BlockedPause, _parts.Time, stopping);
        }
        else if (!isTaken && Volatile.Read(ref _sending) > 0)
        {
            // One that is under way may have to be sent again.
            await changed.WaitAsync(stopping);
        }
    }

    private void Count() => Interlocked.Increment(ref _calls);

    /// <summary>Writes down what became of rows, and the calls since the last time.</summary>
    private async Task SettleAsync(params RunRowMove[] moves)
    {
        var calls = Interlocked.Exchange(ref _calls, 0);
        if (moves.Length > 0 || calls > 0)
        {
            await _parts.Journal.SettleAsync(_run.Id, moves, calls, Now, CancellationToken.None);
        }
    }

    private Task<bool> PauseAsync(RunPause pause) => _parts.Journal.MoveAsync(_run.Id, RunState.Paused, pause, Now, CancellationToken.None);
}
