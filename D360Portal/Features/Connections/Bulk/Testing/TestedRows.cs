using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What tests said of rows, for as long as what was tested is what would be created.</summary>
public sealed record TestedRows
{
    private ImmutableDictionary<int, (ConnectionDraft Tested, Rejection? Failure)> Results { get; init; } = ImmutableDictionary<int, (ConnectionDraft, Rejection?)>.Empty;

    /// <summary>No test was made.</summary>
    public static TestedRows None { get; } = new();

    /// <summary>With the outcome of one test.</summary>
    /// <param name="row">The row.</param>
    /// <param name="failure">Why it failed; null when it works.</param>
    public TestedRows With(PlannedRow row, Rejection? failure) => this with { Results = Results.SetItem(row.Number, (row.Draft, failure)) };

    /// <summary>The row with what its test said.</summary>
    internal PlannedRow Apply(PlannedRow row) =>
        Results.TryGetValue(row.Number, out var result) && ConnectsAlike(result.Tested, row.Draft)
            ? row with { IsTested = result.Failure is null, TestFailure = result.Failure }
            : row;

    /// <summary>Whether both connect alike: a test knows no names.</summary>
    internal static bool ConnectsAlike(ConnectionDraft one, ConnectionDraft other) =>
        one.Values == other.Values
        || (one.Values.Count == other.Values.Count && one.Values.All(pair => other.Values.TryGetValue(pair.Key, out var value) && value == pair.Value));
}
