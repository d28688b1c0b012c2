using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What a run would do, row by row. It never changes: whatever the user changes makes a new one, and a run starts from exactly one.</summary>
public sealed record BulkPlan
{
    /// <summary>The sheet, its columns understood.</summary>
    public required MatchedSheet Matched { get; init; }

    /// <summary>The form of the type.</summary>
    public required ConnectorForm Form { get; init; }

    /// <summary>The rows, in the sheet's order.</summary>
    public required ImmutableArray<PlannedRow> Rows { get; init; }

    /// <summary>How many calls the list of the org's connectors of the type takes. A run reads it before it creates any, to see what is there.</summary>
    public int ListCalls { get; init; } = 1;

    /// <summary>How many connectors are made, each by one call.</summary>
    public int Creates => Rows.Count(row => row.IsSent);

    /// <summary>Rows that the org has already.</summary>
    public int AlreadyThere => Rows.Count(row => row.Fate == RowFate.AlreadyThere);

    /// <summary>Rows that collide, and were not chosen.</summary>
    public int Conflicts => Rows.Count(row => row.Fate == RowFate.Conflict);

    /// <summary>Rows that cannot be sent.</summary>
    public int Blocked => Rows.Count(row => row.Fate == RowFate.Blocked);

    /// <summary>Rows whose test failed.</summary>
    public int FailedTests => Rows.Count(row => row.TestFailure is not null);
}
