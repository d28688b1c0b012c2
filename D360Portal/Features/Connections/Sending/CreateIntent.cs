using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>One connector that a user set out to create: written down before the call, so that a crash leaves a trace. It holds no secret.</summary>
public sealed record CreateIntent
{
    /// <summary>Longer than any call takes: after it, a call that is still said to be under way was lost with its process.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(3);

    /// <summary>The intent's number.</summary>
    public required Guid Id { get; init; }

    /// <summary>The connector's type.</summary>
    public required ConnectorTypeName Type { get; init; }

    /// <summary>The display text that was sent.</summary>
    public required string Label { get; init; }

    /// <summary>The API name that was sent.</summary>
    public required string Name { get; init; }

    /// <summary>What became of it.</summary>
    public required IntentState State { get; init; }

    /// <summary>The new connector; null unless it was created.</summary>
    public ConnectionId? ConnectionId { get; init; }

    /// <summary>Why it was not created, in our words.</summary>
    public string? Reason { get; init; }

    /// <summary>When the call was about to be made.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was known what became of it.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether the call may still come to an end by itself.</summary>
    public bool IsUnderWay(DateTimeOffset now) => State is IntentState.Sending && now - StartedAt < LongestCall;

    /// <summary>Whether nobody knows what became of it, and looking may tell.</summary>
    public bool CanBeLookedUp(DateTimeOffset now) => State is IntentState.Unknown || (State is IntentState.Sending && !IsUnderWay(now));
}
