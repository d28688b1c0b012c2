using D360Portal.Features.Connections;

namespace D360Portal.Storage;

/// <summary>An intent as SQLite keeps it.</summary>
internal sealed class CreateIntentRow
{
    public required Guid Id { get; init; }

    public required string OrgKey { get; init; }

    public required string OrganizationId { get; init; }

    public required string UserId { get; init; }

    public required string Type { get; init; }

    public required string Label { get; init; }

    public required string Name { get; init; }

    public required IntentState State { get; set; }

    public string? ConnectionId { get; set; }

    public string? Reason { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
