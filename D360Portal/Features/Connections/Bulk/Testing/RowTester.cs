using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Tests rows before anything is created. Wrong passwords lock accounts, so one host is never asked by many rows at once.</summary>
/// <remarks>
/// The first <see cref="FirstRows"/> rows go ahead alone. When all of them fail with one cause, so would the rest: the testing stops and says it once.
/// It also stops where the org's calls come down to the reserve.
/// </remarks>
internal sealed class RowTester(ConnectionTester tester, ApiAllowances allowances, BulkOptions options)
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
        var inFlight = 0;
        var hosts = rows.Select(row => SourceHost.Of(row.Draft, form)).Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(host => host, _ => new SemaphoreSlim(options.TestsPerHost), StringComparer.OrdinalIgnoreCase);
        try
        {
            var outcomes = await RunAsync(rows.Take(FirstRows));
            if (outcomes.Length == FirstRows && rows.Count > FirstRows && outcomes[0].Failure is { } first && outcomes.All(outcome => outcome.Failure is { } failure && failure.What == first.What))
            {
                return $"The first {FirstRows} rows fail with one cause, so the other {rows.Count - FirstRows} are not tested. {first.Sentence}";
            }

            outcomes = [.. outcomes, .. await RunAsync(rows.Skip(FirstRows))];
            return outcomes.Length == rows.Count
                ? null
                : FormattableString.Invariant($"{rows.Count - outcomes.Length} rows are not tested: the org has no more than {options.CallReserve:N0} calls left today, which are kept for everything else.");
        }
        finally
        {
            foreach (var gate in hosts.Values)
            {
                gate.Dispose();
            }
        }

        async Task<ImmutableArray<(PlannedRow Row, Rejection? Failure)>> RunAsync(IEnumerable<PlannedRow> some)
        {
            var outcomes = ImmutableArray.Create<(PlannedRow, Rejection?)>();
            await Parallel.ForEachAsync(InTurns(some, form), new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellationToken }, async (row, stopping) =>
            {
                var gate = hosts[SourceHost.Of(row.Draft, form)];
                await gate.WaitAsync(stopping);
                var calls = Interlocked.Increment(ref inFlight);
                try
                {
                    // Those that are on their way are not in the org's count yet.
                    if (allowances.Of(grant.Id) is { } allowance && allowance.Left - calls < options.CallReserve)
                    {
                        return;
                    }

                    // A test that has been sent is waited for: its outcome is known then.
                    var (_, failure) = await tester.TestAsync(grant.Id, row.Draft.ToDefinition(form), form, CancellationToken.None);
                    ImmutableInterlocked.Update(ref outcomes, (known, added) => known.Add(added), (row, failure));
                    onTested(row, failure);
                }
                finally
                {
                    Interlocked.Decrement(ref inFlight);
                    gate.Release();
                }
            });
            return outcomes;
        }
    }

    /// <summary>The rows with their hosts taking turns, so that rows of one host do not hold up those of all others.</summary>
    private static IEnumerable<PlannedRow> InTurns(IEnumerable<PlannedRow> rows, ConnectorForm form) =>
        rows.GroupBy(row => SourceHost.Of(row.Draft, form), StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Select((row, turn) => (row, turn)))
            .OrderBy(pair => pair.turn)
            .Select(pair => pair.row);
}
