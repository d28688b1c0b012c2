namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>What came of one random course of events: the grant is alive unless one of the two says otherwise.</summary>
internal sealed record GrantInterleavingOutcome
{
    /// <summary>The user must sign in again.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>The user has disconnected.</summary>
    public bool IsErased { get; init; }

    /// <summary>Token calls that arrived.</summary>
    public int Calls { get; init; }

    /// <summary>Token calls without which it could not be done: one for each rejected token, and one for each that was spoiled or whose process died.</summary>
    public int Needed { get; init; }

    /// <summary>Spent refresh tokens that were sent again because their answer was lost.</summary>
    public int Reuses { get; init; }
}
