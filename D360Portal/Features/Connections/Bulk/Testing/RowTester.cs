using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Tests rows before anything is created. Wrong passwords lock accounts, so one host is never asked by many rows at once.</summary>
/// <remarks>
/// The first <see cref="FirstRows"/> rows go ahead alone. When all of them fail with one cause, so would the rest: the testing stops and says it once.
/// It also stops where the org's calls come down to the reserve, and at the first test that could not be made: that says nothing of the row, and so would the rest.
/// </remarks>
internal sealed class RowTester(ConnectionTester tester, ApiAllowances allowances, SourceHostGates gates, BulkOptions options)
{
    /// <summary>How many rows are tested before the rest.</summary>
    public const int FirstRows = 5;

    /// <summary>Tests rows.</summary>
    /// <param name="grant">The grant to call with.</param>
    /// <param name="form">The form of the type.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="onTested">Told of every row, on no particular thread, with what is wrong; null when it works.</param>
    /// <param name="cancellationToken">Stops before the next test.</param>
    /// <returns>Why it stopped before the end, in a sentence; null when all were tested.</returns>
    public async Task<string?> TestAsync(
        Grant grant, ConnectorForm form, IReadOnlyList<PlannedRow> rows, Action<PlannedRow, Rejection?> onTested, CancellationToken cancellationToken)
    {
        var reserve = new ReserveGate(() => allowances.Of(grant.Id)?.Left, options.CallReserve);
        Unmade? unmade = null;
        var outcomes = await RunAsync(rows.Take(FirstRows));
        if (outcomes.Length == FirstRows && rows.Count > FirstRows && outcomes[0].Failure is { } first && outcomes.All(outcome => outcome.Failure is { } failure && failure.What == first.What))
        {
            return $"The first {FirstRows} rows fail with one cause, so the other {rows.Count - FirstRows} are not tested. {first.Sentence}";
        }

        outcomes = [.. outcomes, .. await RunAsync(rows.Skip(FirstRows))];
        var left = rows.Count - outcomes.Length;
        return (left, unmade) switch
        {
            (0, _) => null,
            (_, { } one) => FormattableString.Invariant($"{left:N0} {(left == 1 ? "row is" : "rows are")} not tested: the test of row {one.Row.Number} could not be made. {one.Why}"),
            _ => FormattableString.Invariant($"{left:N0} {(left == 1 ? "row is" : "rows are")} not tested: the org has no more than {options.CallReserve:N0} calls left today, which are kept for everything else."),
        };

        async Task<ImmutableArray<(PlannedRow Row, Rejection? Failure)>> RunAsync(IEnumerable<PlannedRow> some)
        {
            var made = ImmutableArray.Create<(PlannedRow, Rejection?)>();
            await Parallel.ForEachAsync(InTurns(some, form), new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken }, async (row, stopping) =>
            {
                using var place = await gates.EnterAsync(Gate(grant, row, form), stopping);
                if (Volatile.Read(ref unmade) is not null || !await reserve.EnterAsync(stopping))
                {
                    return;
                }

                try
                {
                    // A test that has been sent is waited for: its outcome is known then.
                    var (failure, why) = await tester.TryAsync(grant.Id, row.Draft.ToDefinition(form), form, CancellationToken.None);
                    if (why is not null)
                    {
                        Interlocked.CompareExchange(ref unmade, new Unmade(row, why), null);
                        return;
                    }

                    ImmutableInterlocked.Update(ref made, (known, added) => known.Add(added), (row, failure));
                    onTested(row, failure);
                }
                finally
                {
                    reserve.Leave();
                }
            });
            return made;
        }
    }

    /// <summary>The row's host; where nothing tells it, rows of one user and type hold each other up, and nobody else's.</summary>
    private static string Gate(Grant grant, PlannedRow row, ConnectorForm form) =>
        SourceHost.Of(row.Draft, form) is { Length: > 0 } host ? host : $"{grant.Id} {form.Type}";

    /// <summary>The rows with their hosts taking turns, so that rows of one host do not hold up those of all others.</summary>
    private static IEnumerable<PlannedRow> InTurns(IEnumerable<PlannedRow> rows, ConnectorForm form) =>
        rows.GroupBy(row => SourceHost.Of(row.Draft, form), StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Select((row, turn) => (row, turn)))
            .OrderBy(pair => pair.turn)
            .Select(pair => pair.row);

    /// <summary>A test that could not be made.</summary>
    private sealed record Unmade(PlannedRow Row, string Why);
}
