using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Http;
using D360Portal.Simulator.OAuth;
using D360Portal.Simulator.Pages;
using D360Portal.Simulator.Rest;
using D360Portal.Simulator.Tenant;

namespace D360Portal.Simulator;

/// <summary>The org and all its addresses, whatever server they are put on.</summary>
internal sealed class OrgServer
{
    private readonly Exchange _exchange;
    private readonly RestExchange _rest;

    public OrgServer(SimulatorOptions options)
    {
        Org = new SimulatedOrg(options);
        _exchange = new Exchange(options, Faults, Requests);
        _rest = new RestExchange(Org, _exchange);
    }

    public SimulatedOrg Org { get; }

    public FaultPlan Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", _exchange.Of(_ => StartPage.Of(Org)));
        routes.MapOAuth(Org, _exchange);
        routes.MapRest(Org, _exchange, _rest);
        routes.MapData360(Org, _exchange);
        routes.MapTenant(Org, _exchange);

        // Last, and for every method: a path that is known with another method ends here too, not at the framework's 405.
        routes.Map("{**path}", _exchange.OfUnknown());
    }
}
