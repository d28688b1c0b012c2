using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Answers <c>POST /ssot/connections/{connectionId}/databases</c>, which takes no body.</summary>
/// <remarks><code>{"databases":["main","samples"]}</code></remarks>
internal sealed class DatabaseListEndpoint(SimulatedOrg org)
{
    private readonly SourceVisit _visit = new(org);

    public Task<Data360Answer> PostAsync(HttpContext context) => _visit.AnswerAsync(context, needsBody: false, (_, contents) =>
        Data360Answer.Ok(new JsonObject { ["databases"] = new JsonArray([.. contents.Databases.Select(name => JsonValue.Create(name))]) }));
}
