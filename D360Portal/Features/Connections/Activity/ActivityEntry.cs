using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Activity;

/// <summary>One thing that the user set out to do, in the words of the page.</summary>
public sealed record ActivityEntry
{
    /// <summary>The intent's number.</summary>
    public required Guid Id { get; init; }

    /// <summary>The connector's display text.</summary>
    public required string Label { get; init; }

    /// <summary>The connector's API name.</summary>
    public required string Name { get; init; }

    /// <summary>The connector's type.</summary>
    public required ConnectorTypeName Type { get; init; }

    /// <summary>The connector; null when there is none, or none any more.</summary>
    public ConnectionId? Link { get; init; }

    /// <summary>What became of it.</summary>
    public required string Word { get; init; }

    /// <summary>How the word is coloured.</summary>
    public required ActivityMood Mood { get; init; }

    /// <summary>Why, in our words.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether looking may tell what became of it.</summary>
    public bool CanBeLookedUp { get; init; }

    /// <summary>Whether the connector is gone that was to be created again.</summary>
    public bool CanBeCreatedAgain { get; init; }

    /// <summary>The intent, when it was one to create.</summary>
    internal CreateIntent? Create { get; init; }

    /// <summary>The intent, when it was one to change or delete.</summary>
    internal ChangeIntent? Change { get; init; }

    /// <summary>An intent to create.</summary>
    public static ActivityEntry Of(CreateIntent intent, DateTimeOffset now)
    {
        var (word, mood) = intent.State switch
        {
            IntentState.Created => ("Created", ActivityMood.Good),
            IntentState.Rejected => ("Not created", ActivityMood.Bad),
            IntentState.Sending => ("Under way", ActivityMood.Neutral),
            _ => ("Unknown", ActivityMood.Open),
        };
        return new ActivityEntry
        {
            Id = intent.Id,
            Label = intent.Label,
            Name = intent.Name,
            Type = intent.Type,
            Link = intent.ConnectionId,
            Word = word,
            Mood = mood,
            Reason = intent.Reason,
            StartedAt = intent.StartedAt,
            CanBeLookedUp = intent.CanBeLookedUp(now),
            Create = intent,
        };
    }

    /// <summary>An intent to change or delete.</summary>
    public static ActivityEntry Of(ChangeIntent intent, DateTimeOffset now)
    {
        var isDeletion = intent.Kind is ChangeKind.Delete;
        var (word, mood) = intent.State switch
        {
            ChangeState.Done => (DoneWord(intent.Kind), ActivityMood.Good),
            ChangeState.Rejected => (isDeletion ? "Not deleted" : "Not changed", ActivityMood.Bad),
            ChangeState.UnderWay => (isDeletion ? "Deletion under way" : "Change under way", ActivityMood.Neutral),
            ChangeState.Removed => ("Deleted, not created again", ActivityMood.Open),
            _ => (isDeletion ? "Deletion unknown" : "Change unknown", ActivityMood.Open),
        };
        var isGone = intent.State is ChangeState.Removed || (isDeletion && intent.State is ChangeState.Done);
        return new ActivityEntry
        {
            Id = intent.Id,
            Label = intent.Label,
            Name = intent.Name,
            Type = intent.Type,
            Link = intent.NewId ?? (isGone ? null : intent.ConnectionId),
            Word = word,
            Mood = mood,
            Reason = intent.Reason,
            StartedAt = intent.StartedAt,
            CanBeLookedUp = intent.CanBeLookedUp(now),
            CanBeCreatedAgain = intent.State is ChangeState.Removed,
            Change = intent,
        };
    }

    private static string DoneWord(ChangeKind kind) => kind switch
    {
        ChangeKind.Edit => "Changed",
        ChangeKind.Credentials => "Credentials changed",
        ChangeKind.Delete => "Deleted",
        _ => "Deleted and created again",
    };
}
