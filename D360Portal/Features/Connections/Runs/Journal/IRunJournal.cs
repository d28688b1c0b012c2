using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>The only truth about runs: every row, what became of it, and what is about to happen to it.</summary>
/// <remarks>A move that <see cref="RunMoves"/> does not allow changes nothing, so that whoever comes late cannot undo what is known by then.</remarks>
public interface IRunJournal
{
    /// <summary>Writes a whole order down, or nothing of it.</summary>
    Task WriteAsync(RunId id, Grant grant, RunOrder order, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>A run; null when there is none of that number.</summary>
    Task<BulkRun?> FindAsync(RunId id, CancellationToken cancellationToken);

    /// <summary>The runs of everybody in an org, the newest first.</summary>
    Task<IReadOnlyList<(BulkRun Run, RunCounts Counts)>> ListAsync(Grant grant, int most, CancellationToken cancellationToken);

    /// <summary>Runs that are not at their end, and stopped ones of which a row is not settled that was sent since.</summary>
    Task<IReadOnlyList<BulkRun>> ListOpenAsync(DateTimeOffset sentSince, CancellationToken cancellationToken);

    /// <summary>How many rows are in which state.</summary>
    Task<RunCounts> CountAsync(RunId id, CancellationToken cancellationToken);

    /// <summary>Failed rows by cause, the most frequent first.</summary>
    Task<IReadOnlyList<RunFailureGroup>> GroupFailuresAsync(RunId id, int most, CancellationToken cancellationToken);

    /// <summary>Rows in the sheet's order.</summary>
    /// <param name="id">The run.</param>
    /// <param name="states">Only rows in these states; empty for all.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IReadOnlyList<RunRow>> ListRowsAsync(RunId id, IReadOnlyCollection<RunRowState> states, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Moves a run.</summary>
    /// <param name="id">The run.</param>
    /// <param name="state">Its new state.</param>
    /// <param name="pause">Why it waits; null unless the new state is <see cref="RunState.Paused"/>.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False when the run is in a state from which it cannot move there.</returns>
    Task<bool> MoveAsync(RunId id, RunState state, RunPause? pause, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends a run before its time: what waits is skipped, and every secret erased.</summary>
    Task<bool> StopAsync(RunId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends a run that has nothing left to send.</summary>
    /// <returns>False when rows are still open, or it does not run.</returns>
    Task<bool> FinishAsync(RunId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes the next waiting row, and writes down that it is being sent, in one step that no other run can come between.</summary>
    /// <param name="id">The run.</param>
    /// <param name="lookedAt">When the org's list was read. What another run has created since is settled as already there instead.</param>
    /// <param name="thereBefore">What that list had of the row's label, where the label alone can tell; null where the API name tells.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up waiting; then nothing is written.</param>
    Task<TakenRow> TakeAsync(
        RunId id, DateTimeOffset lookedAt, Func<ConnectionDefinition, IReadOnlyList<ConnectionId>?> thereBefore, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Writes down what became of rows, and the calls that it took. Secrets that are no longer needed are erased in the same step.</summary>
    /// <returns>How many rows moved.</returns>
    Task<int> SettleAsync(RunId id, IReadOnlyList<RunRowMove> moves, int calls, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>At the start: what an earlier process was sending becomes unknown, and what it was testing is rejected.</summary>
    Task RecoverAsync(RunId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Puts failed rows back, and the run with them if it has ended.</summary>
    /// <param name="id">The run.</param>
    /// <param name="position">The one row; null for every failed row.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many rows wait again.</returns>
    Task<int> RetryAsync(RunId id, int? position, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Replaces what a rejected row is to create.</summary>
    /// <param name="id">The run.</param>
    /// <param name="row">The row; its definition's secrets, where they are not empty, replace those that are kept.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False when the row may not be mended.</returns>
    Task<bool> MendAsync(RunId id, RunRow row, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The secrets that are missing for rows that wait.</summary>
    Task<IReadOnlyList<RunSecretSet>> ListMissingSecretsAsync(RunId id, CancellationToken cancellationToken);

    /// <summary>Seals the secrets of a credential set, for each of its rows that lacks them, or those of one row.</summary>
    Task SealAsync(RunId id, RunSecretSet missing, IReadOnlyDictionary<string, Secret> given, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Erases the secrets of runs of which no row has moved since.</summary>
    /// <returns>How many rows lost theirs.</returns>
    Task<int> EraseSecretsAsync(DateTimeOffset notMovedSince, CancellationToken cancellationToken);

    /// <summary>Marks connectors that the run created for deletion, and the run as being undone.</summary>
    /// <returns>How many rows.</returns>
    Task<int> BeginUndoAsync(RunId id, IReadOnlyCollection<ConnectionId> connections, DateTimeOffset now, CancellationToken cancellationToken);
}
