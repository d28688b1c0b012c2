using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Rest;

/// <summary>An exchange below <c>/services/data</c>: only with a living session, counted, and told what is left of the day's calls.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm"/>.</remarks>
internal sealed class RestExchange(SimulatedOrg org, Exchange exchange)
{
    /// <summary>The header that tells what is left of the day's calls.</summary>
    public const string LimitInfo = "Sforce-Limit-Info";

    private readonly BearerCheck _bearers = new(org);

    /// <summary>Serves what a handler answers to a bearer.</summary>
    public RequestDelegate Of(Func<HttpContext, Bearer, SimulatedAnswer> handler) =>
        Of((context, bearer) => Task.FromResult(handler(context, bearer)));

    /// <inheritdoc cref="Of(Func{HttpContext, Bearer, SimulatedAnswer})"/>
    public RequestDelegate Of(Func<HttpContext, Bearer, Task<SimulatedAnswer>> handler) => exchange.Of(async context =>
    {
        if (_bearers.Of(context.Request) is not { } bearer)
        {
            return RestRefusal.InvalidSession();
        }

        if (!org.TryCountApiCall())
        {
            return RestRefusal.LimitExceeded().With(LimitInfo, org.ApiUsage);
        }

        var answer = Scopes.AllowApi(bearer.Scopes)
            ? await handler(context, bearer)
            : RestRefusal.Of(StatusCodes.Status401Unauthorized, "INVALID_SESSION_ID", "This session is not valid for use with the REST API");
        return answer.With(LimitInfo, org.ApiUsage);
    });
}
