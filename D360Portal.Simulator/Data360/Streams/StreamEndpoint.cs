using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Data360.Streams;

/// <summary>Answers <c>GET</c> and <c>DELETE /ssot/data-streams/{recordIdOrDeveloperName}</c>.</summary>
internal sealed class StreamEndpoint(SimulatedOrg org)
{
    private readonly StreamJson _json = new(org);

    public Data360Answer Get(HttpContext context) => Find(context, out var missing) is { } source
        ? Data360Answer.Ok(_json.Of(source, context.Request.Query.One("includeMappings") == "true"))
        : missing;

    public Task<Data360Answer> DeleteAsync(HttpContext context, Bearer bearer) => Task.FromResult(Delete(context));

    private Data360Answer Delete(HttpContext context)
    {
        // Somebody else may have deleted it in between.
        return Find(context, out var missing) is { } source && org.Data360.Streams.Remove(source.Stream) ? Data360Answer.Done : missing;
    }

    private SourceStream? Find(HttpContext context, out Data360Answer missing)
    {
        var idOrName = (string)context.Request.RouteValues["recordIdOrDeveloperName"]!;
        missing = Data360Answer.Missing($"Data stream {idOrName}", org.Quirks);
        return org.Data360.Streams.Find(idOrName) is { } stream ? org.Data360.SourceStreams.FirstOrDefault(source => source.Stream.Id == stream.Id) : null;
    }
}
