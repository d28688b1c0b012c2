using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What became of a row, to be written down.</summary>
/// <param name="Position">The row.</param>
/// <param name="To">Its new state.</param>
/// <param name="ConnectionId">The connector; null when there is none, or it stays what it was.</param>
/// <param name="Reason">Why, in our words; null where the state says it.</param>
/// <param name="SalesforceWords">Salesforce's own words; null when it said nothing.</param>
public sealed record RunRowMove(int Position, RunRowState To, ConnectionId? ConnectionId = null, string? Reason = null, string? SalesforceWords = null)
{
    /// <summary>Whether it is certain that no call for this row has made a connector. What a list shows later is then somebody else's.</summary>
    public bool IsUntouched { get; init; }
}
