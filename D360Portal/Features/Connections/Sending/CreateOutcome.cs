using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What a create came to.</summary>
public abstract record CreateOutcome
{
    private CreateOutcome()
    {
    }

    /// <summary>The connector exists.</summary>
    /// <param name="Id">Its record id.</param>
    /// <param name="Name">Its API name, which may be another than the one that was sent; null when not told.</param>
    /// <param name="WasFound">Whether it was found by looking, because the answer was lost.</param>
    public sealed record Created(ConnectionId Id, string? Name, bool WasFound) : CreateOutcome;

    /// <summary>It was not created.</summary>
    /// <param name="Rejection">Why, and at which fields.</param>
    public sealed record Rejected(Rejection Rejection) : CreateOutcome;

    /// <summary>It was sent and not answered, and is not in the list (yet).</summary>
    public sealed record Unknown : CreateOutcome;
}
