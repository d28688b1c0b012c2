using D360Portal.Simulator.Http;

namespace D360Portal.Simulator;

/// <summary>The org and all its addresses, whatever server they are put on.</summary>
internal sealed class OrgServer
{
    private readonly Exchange _exchange;

    public OrgServer(SimulatorOptions options)
    {
        Org = new SimulatedOrg(options);
        _exchange = new Exchange(options, Faults, Requests);
    }

    public SimulatedOrg Org { get; }

    public FaultPlan Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("{**path}", _exchange.OfUnknown());
    }
}
