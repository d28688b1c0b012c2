using D360Portal.Salesforce.Exchanges;

namespace D360Portal.Features.Org.Check;

/// <summary>A refusal in a sentence, and in Salesforce's own words.</summary>
internal static class RefusalWords
{
    /// <summary>What happened.</summary>
    public static string Summary(Exchange exchange) => exchange switch
    {
        { Silence: { } silence } => silence,
        { Status: { } status } when (int)status is >= 300 and < 400 => $"Salesforce answered {(int)status}: it sent the call elsewhere. The portal does not follow, for the token is not for other hosts.",
        { IsSuccess: true } => "Salesforce answered something that is not the API's JSON.",
        { Errors: [{ Code: { } code }, ..] } => $"Salesforce refused: {(int)exchange.Status!} {code}.",
        _ => $"Salesforce refused: {(int)exchange.Status!} without an error code.",
    };

    /// <summary>What Salesforce said; null when it said nothing.</summary>
    public static string? Of(Exchange exchange)
    {
        var words = exchange.Errors.SelectMany(error => new[] { error.Code, error.Message }).Where(text => !string.IsNullOrWhiteSpace(text)).ToArray();
        return words.Length > 0 ? string.Join(" ", words) : null;
    }
}
