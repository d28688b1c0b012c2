using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>One row of an order.</summary>
public sealed record RunOrderRow
{
    /// <summary>The row's number in the sheet as the user counts it: the header is 1.</summary>
    public required int Number { get; init; }

    /// <summary>What to create, secrets included.</summary>
    public required ConnectionDefinition Definition { get; init; }

    /// <summary>The user's own cells, as many as there are columns; no secrets.</summary>
    public required IReadOnlyList<string> Cells { get; init; }

    /// <summary>The name of the set that its secrets come from; null when they were typed in the row.</summary>
    public string? CredentialSet { get; init; }

    /// <summary>The connector that is there already and is not sent; null when there is none.</summary>
    public ConnectionId? AlreadyThere { get; init; }

    /// <summary>Whether it is not to be sent: it failed its test, or the user left it out.</summary>
    public bool IsLeftOut { get; init; }
}
