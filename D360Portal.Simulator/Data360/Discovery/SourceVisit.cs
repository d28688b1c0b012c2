using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Definitions;
using D360Portal.Simulator.Data360.Testing;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Goes through the connection that the path of a request names. A source that cannot be read is told of as a test tells it.</summary>
internal sealed class SourceVisit(SimulatedOrg org)
{
    private readonly ConnectionLookup _lookup = new(org);
    private readonly PlausibleContents _contents = new(org);

    /// <summary>Answers a question about what lies behind a connection.</summary>
    /// <param name="context">The request.</param>
    /// <param name="needsBody">Whether the question must have a body.</param>
    /// <param name="answer">Answers from the body, and from what is there.</param>
    public async Task<Data360Answer> AnswerAsync(HttpContext context, bool needsBody, Func<JsonObject, SourceContents, Data360Answer> answer)
    {
        if (_lookup.Find(context, out var connection) is { } missing)
        {
            return missing;
        }

        var (body, unreadable) = needsBody ? await JsonBody.ReadAsync(context.Request) : await JsonBody.ReadOptionalAsync(context.Request);
        if (unreadable is not null)
        {
            return unreadable;
        }

        await org.Data360.ReachAsync(connection!.Source, context.RequestAborted);
        return connection.Source.Fault is not null
            ? TestAnswer.Of(connection.Source, connection.ConnectorType, org.Quirks)
            : answer(body!, _contents.Of(connection));
    }
}
