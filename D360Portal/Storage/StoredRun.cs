using D360Portal.Features.Connections;

namespace D360Portal.Storage;

/// <summary>A run as SQLite keeps it.</summary>
internal sealed class StoredRun
{
    public required Guid Id { get; init; }

    public required string OrgKey { get; init; }

    public required string OrganizationId { get; init; }

    public required string UserId { get; init; }

    public string? UserName { get; init; }

    public required string Type { get; init; }

    public required string TypeLabel { get; init; }

    public required string SheetName { get; init; }

    /// <summary>A JSON array of texts.</summary>
    public required string Columns { get; init; }

    public required RunState State { get; set; }

    public PauseCause? PauseCause { get; set; }

    public string? PauseReason { get; set; }

    public DateTimeOffset? PausedUntil { get; set; }

    public required int CallReserve { get; init; }

    public int Calls { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset MovedAt { get; set; }
}
