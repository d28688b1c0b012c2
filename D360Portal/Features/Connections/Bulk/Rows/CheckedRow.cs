namespace D360Portal.Features.Connections.Bulk;

/// <summary>A row that is filled in and checked by itself, before it is compared with other rows and with the org.</summary>
public sealed record CheckedRow
{
    /// <summary>The row of the sheet.</summary>
    public required SheetRow Row { get; init; }

    /// <summary>What is to be created; its API name is the one that was written, or empty.</summary>
    public required ConnectionDraft Draft { get; init; }

    /// <summary>The settings that say where its source is, and their values; none while the address is not complete.</summary>
    public required IReadOnlyList<(string Name, string Value)> Places { get; init; }

    /// <summary>What is wrong.</summary>
    public required IReadOnlyList<FieldFault> Faults { get; init; }

    /// <summary>The set that its secrets come from; null when they stand in the row.</summary>
    public string? CredentialSet { get; init; }
}
