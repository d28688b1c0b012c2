using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>One row of a plan.</summary>
public sealed record PlannedRow
{
    /// <summary>The row, filled in and checked.</summary>
    public required CheckedRow Checked { get; init; }

    /// <summary>What is sent: with the API name that was found for it.</summary>
    public required ConnectionDraft Draft { get; init; }

    /// <summary>What happens with it.</summary>
    public required RowFate Fate { get; init; }

    /// <summary>Everything that is wrong with its fields.</summary>
    public required IReadOnlyList<FieldFault> Faults { get; init; }

    /// <summary>Why it is not simply created, in a sentence; null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>The connector that is there already.</summary>
    public ConnectionId? AlreadyThere { get; init; }

    /// <summary>How its API name was changed; null when it was not.</summary>
    public NameChange? NameChange { get; init; }

    /// <summary>Whether the user wants it created all the same, in spite of a conflict or a failed test.</summary>
    public bool IsChosen { get; init; }

    /// <summary>Why its test failed; null when it did not, or was not made.</summary>
    public Rejection? TestFailure { get; init; }

    /// <summary>Whether its test works.</summary>
    public bool IsTested { get; init; }

    /// <summary>The row's number in the sheet.</summary>
    public int Number => Checked.Row.Number;

    /// <summary>Whether a connector is made of it.</summary>
    public bool IsSent => Fate switch
    {
        RowFate.Create => TestFailure is null || IsChosen,
        RowFate.Conflict => IsChosen,
        _ => false,
    };

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Field == field)?.Message;
}
