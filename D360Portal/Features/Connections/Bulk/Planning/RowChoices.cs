using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What the user decided for single rows: which are created in spite of a conflict or a failed test.</summary>
/// <remarks>A choice is for what the row was and for what spoke against it then. Another value, another conflict or a later failure asks anew.</remarks>
public sealed record RowChoices
{
    private ImmutableDictionary<int, (ConnectionDraft Row, ImmutableArray<string> Objections)> Chosen { get; init; } = ImmutableDictionary<int, (ConnectionDraft, ImmutableArray<string>)>.Empty;

    /// <summary>Nothing is decided.</summary>
    public static RowChoices None { get; } = new();

    /// <summary>With a row that is created all the same.</summary>
    public RowChoices With(PlannedRow row) => this with { Chosen = Chosen.SetItem(row.Number, (row.Checked.Draft, [.. Objections(row)])) };

    /// <summary>Without that decision.</summary>
    public RowChoices Without(int number) => this with { Chosen = Chosen.Remove(number) };

    /// <summary>The row with what was decided for it.</summary>
    internal PlannedRow Apply(PlannedRow row) =>
        Chosen.TryGetValue(row.Number, out var choice) && IsSame(choice.Row, row.Checked.Draft) && Objections(row).All(choice.Objections.Contains)
            ? row with { IsChosen = true }
            : row;

    private static IEnumerable<string> Objections(PlannedRow row)
    {
        if (row is { Fate: RowFate.Conflict, Reason: { } reason })
        {
            yield return reason;
        }

        if (row.TestFailure is { } failure)
        {
            yield return failure.What;
        }
    }

    private static bool IsSame(ConnectionDraft one, ConnectionDraft other) => one.Label == other.Label && one.Name == other.Name && TestedRows.ConnectsAlike(one, other);
}
