using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Rest;

/// <summary>The addresses of the REST API that belong to the platform itself.</summary>
internal static class RestEndpoints
{
    /// <summary>Where every version of the API lives.</summary>
    public const string Root = VersionsEndpoint.Path + "/v{version:int:min(1)}.0";

    public static void MapRest(this IEndpointRouteBuilder routes, SimulatedOrg org, Exchange exchange, RestExchange rest)
    {
        routes.MapGet(VersionsEndpoint.Path, exchange.Of(VersionsEndpoint.Get));
        routes.MapGet($"{Root}/{QueryEndpoint.Path}", rest.Of(new QueryEndpoint(org).Get));
        routes.MapGet(LimitsEndpoint.Path, rest.Of(new LimitsEndpoint(org).Get));
    }
}
