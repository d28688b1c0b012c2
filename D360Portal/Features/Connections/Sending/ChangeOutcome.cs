namespace D360Portal.Features.Connections;

/// <summary>What a change came to.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>The connector is as it was sent.</summary>
    /// <param name="WasFound">Whether that was found by looking, because the answer was lost.</param>
    public sealed record Changed(bool WasFound) : ChangeOutcome;

    /// <summary>It is as it was.</summary>
    /// <param name="Rejection">Why, and at which fields.</param>
    public sealed record Rejected(Rejection Rejection) : ChangeOutcome;

    /// <summary>The org does not let connectors of this type be changed at all.</summary>
    /// <param name="Rejection">What it said.</param>
    public sealed record NotChangeable(Rejection Rejection) : ChangeOutcome;

    /// <summary>It was sent and not answered.</summary>
    /// <param name="What">What could be found out.</param>
    public sealed record Unanswered(string What) : ChangeOutcome;
}
