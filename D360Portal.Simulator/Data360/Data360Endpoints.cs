using D360Portal.Simulator.Data360.Catalogue;
using D360Portal.Simulator.Data360.Commands;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Discovery;
using D360Portal.Simulator.Data360.Schemas;
using D360Portal.Simulator.Data360.Streams;
using D360Portal.Simulator.Data360.Testing;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Data360;

/// <summary>The addresses of the Data 360 Connect REST API.</summary>
internal static class Data360Endpoints
{
    public static void MapData360(this IEndpointRouteBuilder routes, SimulatedOrg org, Exchange exchange)
    {
        var served = new Data360Exchange(org, exchange);
        MapCatalogue(routes, org, served);
        MapConnections(routes, org, served);
        MapDiscovery(routes, org, served);
        MapSchemas(routes, org, served);
        routes.MapGet(SsotPaths.DataStreams, served.Of(new StreamListEndpoint(org).Get));
        routes.MapGet(SsotPaths.DataStream, served.Of(new StreamEndpoint(org).Get));
        routes.MapDelete(SsotPaths.DataStream, served.OfChange(new StreamEndpoint(org).DeleteAsync));
        foreach (var path in SsotPaths.PostOnly)
        {
            routes.MapGet(path, served.Of(context => Data360Answer.MethodNotAllowed(context.Request.Method, "POST")));
        }
    }

    private static void MapCatalogue(IEndpointRouteBuilder routes, SimulatedOrg org, Data360Exchange served)
    {
        routes.MapGet(SsotPaths.Connectors, served.Of(new ConnectorListEndpoint(org).Get));
        routes.MapGet(SsotPaths.Connector, served.Of(new ConnectorEndpoint(org).Get));

        // The catalogue is Salesforce's: it can only be read.
        foreach (var path in new[] { SsotPaths.Connectors, SsotPaths.Connector })
        {
            routes.MapMethods(path, ["POST", "PUT", "PATCH", "DELETE"], served.Of(context => Data360Answer.MethodNotAllowed(context.Request.Method, "GET")));
        }
    }

    private static void MapConnections(IEndpointRouteBuilder routes, SimulatedOrg org, Data360Exchange served)
    {
        routes.MapGet(SsotPaths.Connections, served.Of(new ConnectionListEndpoint(org).Get));
        routes.MapGet(SsotPaths.Connection, served.Of(new ConnectionEndpoint(org).Get));
        routes.MapPost(SsotPaths.Connections, served.OfChange(new ConnectionCreateEndpoint(org).PostAsync));
        routes.MapPut(SsotPaths.Connection, served.OfChange(new ConnectionReplaceEndpoint(org).PutAsync));
        routes.MapPatch(SsotPaths.Connection, served.OfChange(new ConnectionPatchEndpoint(org).PatchAsync));
        routes.MapDelete(SsotPaths.Connection, served.OfChange(new ConnectionDeleteEndpoint(org).DeleteAsync));
        routes.MapPost(SsotPaths.UnsavedTest, served.OfChange(new UnsavedTestEndpoint(org).PostAsync));
        routes.MapPost(SsotPaths.SavedTest, served.OfChange(new SavedTestEndpoint(org).PostAsync));
        routes.MapGet(SsotPaths.ConnectionEndpoints, served.Of(_ => Data360Answer.Refused(
            StatusCodes.Status404NotFound, "NOT_FOUND", "The requested resource does not exist")));
    }

    private static void MapDiscovery(IEndpointRouteBuilder routes, SimulatedOrg org, Data360Exchange served)
    {
        routes.MapPost(SsotPaths.UnsavedCommand, served.OfChange(new UnsavedCommandEndpoint(org).PostAsync));
        routes.MapPost(SsotPaths.SavedCommand, served.OfChange(new SavedCommandEndpoint(org).PostAsync));
        routes.MapPost(SsotPaths.Databases, served.OfQuestion(new DatabaseListEndpoint(org).PostAsync));
        routes.MapPost(SsotPaths.DatabaseSchemas, served.OfQuestion(new DatabaseSchemaListEndpoint(org).PostAsync));
        routes.MapPost(SsotPaths.Objects, served.OfQuestion(new ObjectListEndpoint(org).PostAsync));
        routes.MapPost(SsotPaths.Fields, served.OfQuestion(new FieldListEndpoint(org).PostAsync));
        routes.MapPost(SsotPaths.Preview, served.OfQuestion(new PreviewEndpoint(org).PostAsync));
    }

    private static void MapSchemas(IEndpointRouteBuilder routes, SimulatedOrg org, Data360Exchange served)
    {
        routes.MapGet(SsotPaths.Schema, served.Of(new SchemaEndpoint(org).Get));
        routes.MapPut(SsotPaths.Schema, served.OfChange(new SchemaEndpoint(org).PutAsync));
        routes.MapPost(SsotPaths.SchemaTest, served.OfChange(new SchemaTestEndpoint(org).PostAsync));
        routes.MapGet(SsotPaths.Endpoints, served.Of(new IngestionEndpoint(org).Get));
        routes.MapGet(SsotPaths.Sitemap, served.Of(new SitemapEndpoint(org).Get));
        routes.MapPut(SsotPaths.Sitemap, served.OfChange(new SitemapEndpoint(org).PutAsync));
    }
}
