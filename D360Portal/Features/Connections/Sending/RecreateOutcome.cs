using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What became of a connector that was to be deleted and created again.</summary>
public abstract record RecreateOutcome
{
    private RecreateOutcome()
    {
    }

    /// <summary>A new one is in its place.</summary>
    /// <param name="Id">The new one's record id.</param>
    public sealed record Created(ConnectionId Id) : RecreateOutcome;

    /// <summary>The old one is still there, as it was.</summary>
    /// <param name="Rejection">Why.</param>
    public sealed record Kept(Rejection Rejection) : RecreateOutcome;

    /// <summary>The old one is gone, and the new one is not there.</summary>
    /// <param name="Rejection">Why.</param>
    public sealed record Removed(Rejection Rejection) : RecreateOutcome;
}
