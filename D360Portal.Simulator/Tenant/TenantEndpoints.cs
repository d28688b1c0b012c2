using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Tenant;

/// <summary>The addresses of the Data 360 tenant, and of the way into it.</summary>
internal static class TenantEndpoints
{
    public static void MapTenant(this IEndpointRouteBuilder routes, SimulatedOrg org, Exchange exchange)
    {
        routes.MapPost(TenantPaths.Token, exchange.Of(new TokenExchangeEndpoint(org, new BearerCheck(org)).PostAsync));

        var served = new TenantExchange(org, exchange);
        var query = new QueryEndpoint(org);
        routes.MapPost(TenantPaths.Query, served.Of(query.PostAsync));
        routes.MapGet(TenantPaths.QueryBatch, served.Of((context, token) => Task.FromResult(query.GetBatch(context, token))));
    }
}
