using D360Portal.Simulator.Data360.Catalogue;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Testing;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Data360;

/// <summary>The addresses of the Data 360 Connect REST API.</summary>
internal static class Data360Endpoints
{
    public static void MapData360(this IEndpointRouteBuilder routes, SimulatedOrg org, Exchange exchange)
    {
        var served = new Data360Exchange(org, exchange);
        routes.MapGet(SsotPaths.Connectors, served.Of(new ConnectorListEndpoint(org).Get));
        routes.MapGet(SsotPaths.Connector, served.Of(new ConnectorEndpoint(org).Get));
        routes.MapGet(SsotPaths.Connections, served.Of(new ConnectionListEndpoint(org).Get));
        routes.MapGet(SsotPaths.Connection, served.Of(new ConnectionEndpoint(org).Get));
        routes.MapPost(SsotPaths.Connections, served.OfChange(new ConnectionCreateEndpoint(org).PostAsync));
        routes.MapDelete(SsotPaths.Connection, served.OfChange(new ConnectionDeleteEndpoint(org).DeleteAsync));
        routes.MapPost(SsotPaths.UnsavedTest, served.OfChange(new UnsavedTestEndpoint(org).PostAsync));
        routes.MapPost(SsotPaths.SavedTest, served.OfChange(new SavedTestEndpoint(org).PostAsync));
        routes.MapGet(SsotPaths.ConnectionEndpoints, served.Of(_ => Data360Answer.Refused(
            StatusCodes.Status404NotFound, "NOT_FOUND", "The requested resource does not exist")));

        // The catalogue is Salesforce's: it can only be read.
        foreach (var path in new[] { SsotPaths.Connectors, SsotPaths.Connector })
        {
            routes.MapMethods(path, ["POST", "PUT", "PATCH", "DELETE"], served.Of(context => Data360Answer.MethodNotAllowed(context.Request.Method, "GET")));
        }

        foreach (var path in SsotPaths.PostOnly)
        {
            routes.MapGet(path, served.Of(context => Data360Answer.MethodNotAllowed(context.Request.Method, "POST")));
        }
    }
}
