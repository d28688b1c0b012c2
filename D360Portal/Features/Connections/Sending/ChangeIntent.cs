using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>One connector that a user set out to change or delete: written down before the call, so that a crash leaves a trace. It holds no secret.</summary>
public sealed record ChangeIntent
{
    /// <summary>Longer than any one call, and longer than a deletion, six attempts to create and the waits between them.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestRecreation = TimeSpan.FromMinutes(15);

    /// <summary>The intent's number.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The connector.</summary>
    public required ConnectionId ConnectionId { get; init; }

    /// <summary>The connector's type.</summary>
    public required ConnectorTypeName Type { get; init; }

    /// <summary>Its display text, as it is to be.</summary>
    public required string Label { get; init; }

    /// <summary>Its API name, as it is to be.</summary>
    public required string Name { get; init; }

    /// <summary>What became of it.</summary>
    public required ChangeState State { get; init; }

    /// <summary>The connector that took its place; null unless it was created again.</summary>
    public ConnectionId? NewId { get; init; }

    /// <summary>Why it was not done, or what is to be seen to, in our words.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was known what became of it.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it may still come to an end by itself.</summary>
    public bool IsUnderWay(DateTimeOffset now) =>
        State is ChangeState.UnderWay && now - StartedAt < (Kind is ChangeKind.Recreate ? LongestRecreation : LongestCall);

    /// <summary>Whether looking may tell what became of it. Of a change it cannot: what it was before is not written down, and secrets are not given back.</summary>
    public bool CanBeLookedUp(DateTimeOffset now) => Kind is ChangeKind.Delete or ChangeKind.Recreate
        && (State is ChangeState.Unknown or ChangeState.Removed || (State is ChangeState.UnderWay && !IsUnderWay(now)));
}
