using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What a user decided to create: exactly the plan that was shown.</summary>
public sealed record RunOrder
{
    /// <summary>The type of every row.</summary>
    public required ConnectorTypeName Type { get; init; }

    /// <summary>The type's display text.</summary>
    public required string TypeLabel { get; init; }

    /// <summary>Where the rows came from, such as <c>clinics.xlsx</c> or <c>pasted rows</c>.</summary>
    public required string SheetName { get; init; }

    /// <summary>The user's own headers; columns of secrets are left out.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows, in the sheet's order.</summary>
    public required IReadOnlyList<RunOrderRow> Rows { get; init; }

    /// <summary>How many of the org's calls the run must leave.</summary>
    public required int CallReserve { get; init; }
}
