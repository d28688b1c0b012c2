using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>One row of a run as the journal has it: without secrets.</summary>
public sealed record RunRow
{
    /// <summary>Its place in the run, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>Its number in the sheet as the user counts it.</summary>
    public required int Number { get; init; }

    /// <summary>What to create. Its secrets are empty.</summary>
    public required ConnectionDefinition Definition { get; init; }

    /// <summary>The user's own cells.</summary>
    public required IReadOnlyList<string> Cells { get; init; }

    /// <summary>The name of the set that its secrets come from; null when they were typed in the row.</summary>
    public string? CredentialSet { get; init; }

    /// <summary>What became of it.</summary>
    public required RunRowState State { get; init; }

    /// <summary>The connector; null while there is none.</summary>
    public ConnectionId? ConnectionId { get; init; }

    /// <summary>Why it is in this state, in our words; null where the state says it.</summary>
    public string? Reason { get; init; }

    /// <summary>Salesforce's own words; null when it said nothing.</summary>
    public string? SalesforceWords { get; init; }

    /// <summary>When a call for it began that may have made a connector, the first of several; null when none may have.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>
    /// Connectors with the row's label that were there before that call, where Salesforce gives names of its own and the label alone could tell; null
    /// where the API name tells, or nothing may have been made.
    /// </summary>
    public IReadOnlyList<ConnectionId>? ThereBefore { get; init; }

    /// <summary>Whether it can be sent only with secrets.</summary>
    public required bool NeedsSecrets { get; init; }

    /// <summary>Whether its secrets are still kept.</summary>
    public required bool HasSecrets { get; init; }

    /// <summary>The row as a connector: the one that it made, or one to make a form from, which then has also what the catalogue does not.</summary>
    public Connection AsConnection() => new()
    {
        Id = ConnectionId,
        Label = Definition.Label,
        Name = Definition.Name,
        Type = Definition.Type,
        Method = Definition.Method,
        Parameters = Definition.Parameters,
        CredentialNames = [.. Definition.Credentials.Select(credential => credential.Name)],
    };

    /// <summary>
    /// Whether what it sends may be changed. An unknown one may be in the org under the name that was sent, and only that name finds it.
    /// </summary>
    public bool IsMendable => State is RunRowState.Rejected;

    /// <summary>Whether it failed in a way that mending and sending it again may cure.</summary>
    public bool HasFailed => State is RunRowState.Rejected or RunRowState.Unknown;
}
