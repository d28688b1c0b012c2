namespace D360Portal.Features.Connections.Activity;

/// <summary>How an outcome is coloured; the word beside it says the same.</summary>
public enum ActivityMood
{
    /// <summary>Nothing is wrong, nothing is done.</summary>
    Neutral,

    /// <summary>It is done.</summary>
    Good,

    /// <summary>It is not done.</summary>
    Bad,

    /// <summary>Somebody should look at it.</summary>
    Open,
}
