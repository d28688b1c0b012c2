using D360Portal.Features.Connections;

namespace D360Portal.Storage;

/// <summary>An intent to change or delete as SQLite keeps it.</summary>
internal sealed class ChangeIntentRow
{
    public required Guid Id { get; init; }

    public required string OrgKey { get; init; }

    public required string OrganizationId { get; init; }

    public required string UserId { get; init; }

    public required ChangeKind Kind { get; init; }

    public required string ConnectionId { get; init; }

    public required string Type { get; init; }

    public required string Label { get; init; }

    public required string Name { get; init; }

    public required ChangeState State { get; set; }

    public string? NewConnectionId { get; set; }

    public string? Reason { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
