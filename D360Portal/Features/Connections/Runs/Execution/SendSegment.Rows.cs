using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <content>One row: sent once, and whatever becomes of it written down.</content>
internal sealed partial class SendSegment
{
    private const string NoAnswer = "Salesforce did not answer, and the connector is not in the list. It is not sent again by itself.";

    private const string Broken = "Something broke in the portal while this was being sent, so nobody knows whether Salesforce has it. The portal's log says what.";

    /// <summary>Sends a row whose sending is written down. Whatever happens is written down too, or logged: nobody waits for this task's exceptions.</summary>
    /// <param name="taken">The row.</param>
    /// <param name="turn">The turn of the pace.</param>
    /// <param name="number">The number under which its sending is waited for.</param>
    private async Task SendOneAsync(TakenRow.Ready taken, int turn, long number)
    {
        // What breaks unexpectedly is not sent on at full pace.
        bool? wasBusy = true;
        try
        {
            wasBusy = await SendAsync(taken);
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            // It stays written down as being sent, and the next process looks for it.
            wasBusy = null;
        }
        catch (Exception exception)
        {
            LogRowBroke(_parts.Logger, exception, _run.Id, taken.Row.Number);
            await TrySettleBrokenAsync(taken);
        }
        finally
        {
            _underWay.TryRemove(number, out _);
            Interlocked.Decrement(ref _sending);
            _pace.Leave(turn, wasBusy);
        }
    }

    /// <returns>Whether Salesforce had no time for it; null when that was not asked of it, or it is not what spoke against the row.</returns>
    private async Task<bool?> SendAsync(TakenRow.Ready taken)
    {
        try
        {
            if (taken.MayBeThere && (await _lookout.LookAsync(_giveUp)).FindSent(taken.Row) is { } made)
            {
                await SettleAsync(new RunRowMove(taken.Row.Position, RunRowState.Created, made));
                return null;
            }

            Count();
            var created = await _parts.Client.CreateAsync(_grant.Id, taken.Definition, _giveUp);
            _refusals.Forget();
            await SettleAsync(new RunRowMove(taken.Row.Position, RunRowState.Created, created.Id));
            await _tester.NoteWorkingAsync(taken.Definition);
            _parts.Inventories.Put(_grant.Id, ConnectionCreator.Made(taken.Definition, created));
            return false;
        }
        catch (Exception exception) when (CreateFates.Of(exception) is { } fate)
        {
            await SettleFailureAsync(taken, fate, exception);
            return fate switch
            {
                CreateFate.Busy or CreateFate.Unavailable or CreateFate.Unanswered => true,
                CreateFate.Rejected or CreateFate.NameTaken => false,
                _ => null,
            };
        }
    }

    private async Task TrySettleBrokenAsync(TakenRow.Ready taken)
    {
        try
        {
            await SettleAsync(new RunRowMove(taken.Row.Position, RunRowState.Unknown, Reason: Broken));
        }
        catch (Exception exception)
        {
            // It stays written down as being sent; the next go at the run makes it unknown.
            LogRowBroke(_parts.Logger, exception, _run.Id, taken.Row.Number);
        }
    }

    private async Task SettleFailureAsync(TakenRow.Ready taken, CreateFate fate, Exception exception)
    {
        var again = new RunRowMove(taken.Row.Position, RunRowState.Waiting) { IsUntouched = !taken.MayBeThere };
        switch (fate)
        {
            case CreateFate.Busy:
                await SettleAsync(again);
                break;
            case CreateFate.SignedOut or CreateFate.Forbidden or CreateFate.OrgLocked or CreateFate.NoAllowance:
                // First the pause: else the row would be taken again at once, and refused again.
                await PauseAsync(PauseOf(fate, exception));
                await SettleAsync(again);
                break;
            case CreateFate.Unavailable or CreateFate.Unanswered:
                LogUnanswered(_parts.Logger, _run.Id, taken.Row.Number, exception.Message);
                await SettleAsync(await LookForAsync(taken.Row, fate));
                break;
            case CreateFate.NameTaken when await FindNamedAsync(taken) is { } move:
                await SettleAsync(move);
                break;
            default:
                await RejectAsync(taken, (SalesforceApiException)exception);
                break;
        }
    }

    /// <summary>
    /// What became of a row that was sent and not answered: found, or unknown. Where Salesforce said that it is not available, it waits again once it is not
    /// found, and is looked for before it is sent; but not where only names that nobody else may have keep a second call from making a twin.
    /// </summary>
    private async Task<RunRowMove> LookForAsync(RunRow row, CreateFate fate)
    {
        try
        {
            var list = await _lookout.LookAsync(_giveUp);
            return list.FindSent(row) is { } found ? new RunRowMove(row.Position, RunRowState.Created, found)
                : fate is CreateFate.Unavailable && row.ThereBefore is null ? new RunRowMove(row.Position, RunRowState.Waiting)
                : new RunRowMove(row.Position, RunRowState.Unknown, Reason: NoAnswer);
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return new RunRowMove(row.Position, RunRowState.Unknown, Reason: "Salesforce did not answer, and could not be asked whether the connector is there.");
        }
    }

    /// <summary>Whose name it is that is taken: that of the row's own earlier call, of the same connector, or of another; null when that cannot be told.</summary>
    private async Task<RunRowMove?> FindNamedAsync(TakenRow.Ready taken)
    {
        try
        {
            var list = await _lookout.LookAsync(_giveUp);
            return taken.MayBeThere && list.FindSent(taken.Row) is { } made
                ? new RunRowMove(taken.Row.Position, RunRowState.Created, made)
                : list.FindNamed(taken.Definition)?.MoveOf(taken.Row);
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return null;
        }
    }

    /// <summary>A create that fails mostly hides the cause; a test of the same values says more. Its outcome is written down before and after the test.</summary>
    private async Task RejectAsync(TakenRow.Ready taken, SalesforceApiException exception)
    {
        var rejection = await _tester.ReadAsync(exception);
        if (RejectionTester.MayTell(exception))
        {
            await SettleAsync(MoveTo(RunRowState.Testing));
            rejection = await _tester.TestAsync(taken.Definition, rejection);
        }

        await SettleAsync(MoveTo(RunRowState.Rejected));
        if (_refusals.Note(rejection.What) && (await _parts.Journal.CountAsync(_run.Id, CancellationToken.None))[RunRowState.Waiting] > 0)
        {
            await PauseAsync(new RunPause(
                PauseCause.Refused,
                $"Nothing was created yet, and the first {FirstRefusals.Most} rows were all refused: {rejection.What} The others would be too, and wrong passwords lock accounts. Mend what is wrong, then press \"Resume\" or \"Stop\"."));
        }

        RunRowMove MoveTo(RunRowState state) => new(taken.Row.Position, state, Reason: rejection.Sentence, SalesforceWords: rejection.SalesforceWords) { IsUntouched = !taken.MayBeThere };
    }

    /// <summary>Before the run ends, what was not answered is looked for once more: a list may lag, and a call may end after its caller has gone.</summary>
    private async Task LookLastAsync(CancellationToken stopping)
    {
        foreach (var wait in LastLooks)
        {
            var unknown = await _parts.Journal.ListRowsAsync(_run.Id, [RunRowState.Unknown], skip: 0, take: int.MaxValue, CancellationToken.None);
            if (unknown.Count == 0)
            {
                return;
            }

            await Task.Delay(wait, _parts.Time, stopping);
            try
            {
                var list = await _lookout.LookAsync(stopping);
                await SettleAsync([.. unknown.Select(row => list.FindSent(row) is { } found ? new RunRowMove(row.Position, RunRowState.Created, found) : null).OfType<RunRowMove>()]);
            }
            catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
            {
                // They stay unknown; retrying them looks first.
            }
        }
    }

    [LoggerMessage(LogEvents.RunRowBroke, LogLevel.Error, "Run {RunId}: sending row {Number} broke")]
    private static partial void LogRowBroke(ILogger logger, Exception exception, RunId runId, int number);

    [LoggerMessage(LogEvents.RunRowUnanswered, LogLevel.Warning, "Run {RunId}: the create of row {Number} was not answered: {Reason} It is looked up")]
    private static partial void LogUnanswered(ILogger logger, RunId runId, int number, string reason);
}
