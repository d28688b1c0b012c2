using System.Globalization;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Deletes what a run created, one connector after the other. Deleting what is gone already counts as deleted, so it may be begun again anywhere.</summary>
/// <param name="parts">What it works with.</param>
/// <param name="run">The run.</param>
/// <param name="grant">The grant of its user.</param>
/// <param name="grants">Knows whether it still can be used.</param>
internal sealed class UndoSegment(RunParts parts, BulkRun run, Grant grant, IGrantStore grants)
{
    private const int Concurrency = 4;

    /// <summary>A deletion that fails on Salesforce's side is looked up, sent once more, and looked up again.</summary>
    private const int MostCalls = 4;

    /// <summary>Deletes until nothing is left that is to be deleted, the grant has ended, or the process is to end.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var rows = await parts.Journal.ListRowsAsync(run.Id, [RunRowState.Removing], skip: 0, take: int.MaxValue, CancellationToken.None);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            await Parallel.ForEachAsync(
                rows,
                new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Concurrency, parts.Options.Concurrency), CancellationToken = ending.Token },
                async (row, _) =>
                {
                    if (!await TryDeleteAsync(row))
                    {
                        await ending.CancelAsync();
                    }
                });
            await parts.Journal.FinishAsync(run.Id, parts.Time.GetUtcNow(), CancellationToken.None);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // What is left is written down, and the next process, or this one after the next sign-in, goes on with it.
        }
    }

    private string AtReserve(int left) => string.Create(
        CultureInfo.InvariantCulture, $"Not deleted: the org has {left:N0} API calls left, and {run.CallReserve:N0} are kept for everybody else. Undo again later.");

    /// <returns>False when the grant has ended meanwhile: that is nothing against the row, which is deleted after the next sign-in.</returns>
    private async Task<bool> TryDeleteAsync(RunRow row)
    {
        var (move, calls) = row.ConnectionId is not { } id ? (Kept("It has no id, so it was not deleted."), 0)
            : parts.Allowances.Of(grant.Id) is { } allowance && allowance.Left - (Concurrency * MostCalls) < run.CallReserve ? (Kept(AtReserve(allowance.Left)), 0)
            : (await SendAsync(id), 1);
        var isOver = move.To is RunRowState.Created && (await grants.FindAsync(grant.Id, CancellationToken.None))?.Status is not GrantStatus.Active;
        await parts.Journal.SettleAsync(run.Id, isOver ? [] : [move], calls, parts.Time.GetUtcNow(), CancellationToken.None);
        return !isOver;

        RunRowMove Kept(string reason) => new(row.Position, RunRowState.Created, Reason: reason);

        async Task<RunRowMove> SendAsync(ConnectionId connection) => await parts.Deleter.DeleteAsync(Guid.CreateVersion7(parts.Time.GetUtcNow()), grant.Id, connection, _ => { }) switch
        {
            DeleteOutcome.Deleted => new RunRowMove(row.Position, RunRowState.Removed),
            DeleteOutcome.Rejected rejected => Kept(rejected.Rejection.Sentence) with { SalesforceWords = rejected.Rejection.SalesforceWords },
            DeleteOutcome.Unanswered unanswered => Kept(unanswered.What),
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }
}
