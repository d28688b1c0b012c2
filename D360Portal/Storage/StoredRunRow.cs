using D360Portal.Features.Connections;

namespace D360Portal.Storage;

/// <summary>A row of a run as SQLite keeps it.</summary>
internal sealed class StoredRunRow
{
    public required Guid RunId { get; init; }

    public required int Position { get; init; }

    public required int Number { get; init; }

    /// <summary>Org, type and name: rows with the same one would create the same connector.</summary>
    public required string Target { get; set; }

    /// <summary><see cref="Target"/> while the row is being sent or its fate is unknown, else null. Unique over all runs.</summary>
    public string? Claim { get; set; }

    /// <summary>A <see cref="StoredDefinition"/> in JSON: no secrets.</summary>
    public required string Definition { get; set; }

    /// <summary>A JSON array of texts.</summary>
    public required string Cells { get; set; }

    public string? CredentialSet { get; init; }

    public required RunRowState State { get; set; }

    public string? ConnectionId { get; set; }

    public string? Reason { get; set; }

    public string? SalesforceWords { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>A JSON array of connector ids, or null: see <see cref="RunRow.ThereBefore"/>.</summary>
    public string? ThereBefore { get; set; }

    public required DateTimeOffset MovedAt { get; set; }

    public required bool NeedsSecrets { get; set; }

    /// <summary>The secrets by parameter name in JSON, sealed for this row alone; null when there are none (any more).</summary>
    public byte[]? Secrets { get; set; }
}
