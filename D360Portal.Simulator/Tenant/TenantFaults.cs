using System.Globalization;
using System.Text.Json.Nodes;
using D360Portal.Simulator.OAuth;

namespace D360Portal.Simulator.Tenant;

/// <summary>Ready-made faults of the Data 360 token and of queries.</summary>
public static class TenantFaults
{
    private const string LoginPage = "<!DOCTYPE html><html lang=\"en\"><head><title>Salesforce</title></head><body><a href=\"/login\">Log in</a></body></html>";

    /// <summary>The exchange is answered with 200 and without a token.</summary>
    public static Fault NoAccessToken { get; } = OfToken(Tampered(document => document.Remove("access_token")));

    /// <summary>The exchange is answered with 200 and a page that leads a browser to the login, as for a session that is of no use there.</summary>
    /// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=005104785&amp;type=1"/>.</remarks>
    public static Fault TokenPage { get; } = OfToken(new FaultEffect.Instead(SimulatedAnswer.Html(LoginPage)));

    /// <summary>Queries fail: 500.</summary>
    public static Fault QueryFailed { get; } =
        OfQuery(new FaultEffect.Instead(TenantRefusal.Of(500, "INTERNAL_SERVER_ERROR", "An unexpected error occurred.", new Quirks())));

    /// <summary>The tenant is said to be at another address.</summary>
    /// <param name="instanceUrl">Whatever stands in place of the host.</param>
    public static Fault TenantAt(string instanceUrl) => OfToken(Tampered(document => document["instance_url"] = instanceUrl));

    /// <summary>The exchange is refused.</summary>
    public static Fault TokenRefused(string error, string description, int status = 400) =>
        OfToken(new FaultEffect.Instead(OAuthRefusal.Of(error, description, status)));

    /// <summary>Too many queries at once: 429.</summary>
    /// <param name="retryAfter">When to come again, in whole seconds; null does not say so, for nothing of the kind is documented.</param>
    public static Fault TooManyQueries(TimeSpan? retryAfter = null)
    {
        var answer = TenantRefusal.Of(429, "TOO_MANY_REQUESTS", "Too many requests are being processed at the same time.", new Quirks());
        return OfQuery(new FaultEffect.Instead(retryAfter is { } wait
            ? answer.With("Retry-After", ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture))
            : answer));
    }

    /// <summary>Any effect on the exchange of tokens.</summary>
    public static Fault OfToken(FaultEffect effect) => new("POST", TenantPaths.Token, effect);

    /// <summary>Any effect on a query.</summary>
    public static Fault OfQuery(FaultEffect effect) => new("POST", TenantPaths.Query, effect);

    private static FaultEffect.Tampered Tampered(Action<JsonObject> change) =>
        new(answer => answer.Status == 200 ? answer.WithJson(change) : answer);
}
