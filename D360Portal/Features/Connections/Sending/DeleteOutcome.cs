namespace D360Portal.Features.Connections;

/// <summary>What a deletion came to.</summary>
public abstract record DeleteOutcome
{
    private DeleteOutcome()
    {
    }

    /// <summary>The connector is gone.</summary>
    public sealed record Deleted : DeleteOutcome;

    /// <summary>It is still there.</summary>
    /// <param name="Rejection">Why.</param>
    public sealed record Rejected(Rejection Rejection) : DeleteOutcome;

    /// <summary>It was sent and not answered.</summary>
    /// <param name="What">What could be found out.</param>
    public sealed record Unanswered(string What) : DeleteOutcome;
}
