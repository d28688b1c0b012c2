using System.Text.Json;
using D360Portal.Salesforce.Exchanges;

namespace D360Portal.Salesforce.Data360;

/// <summary>What a query came to.</summary>
/// <param name="Token">How the token was got.</param>
/// <param name="Exchanges">Every request in order, those for tokens included.</param>
/// <param name="Rows">The values of each row in the order of the columns; null when there was no answer of rows.</param>
internal sealed record Data360QueryOutcome(Data360TokenOutcome Token, IReadOnlyList<Exchange> Exchanges, IReadOnlyList<IReadOnlyList<JsonElement>>? Rows)
{
    /// <summary>Whether all rows were read: a query that is still not done after so many batches is left.</summary>
    public bool IsComplete { get; init; }
}
