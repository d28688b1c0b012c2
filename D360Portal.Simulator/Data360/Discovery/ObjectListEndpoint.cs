using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Answers <c>POST /ssot/connections/{connectionId}/objects</c>, all at once: it has no pages.</summary>
/// <remarks><code>{"objects":[{"name":"Patients","objectType":"StructuredData","attributes":{"type":"TABLE","schema":"clinic_07","catalog":"clinic_07"}}]}</code></remarks>
internal sealed class ObjectListEndpoint(SimulatedOrg org)
{
    private readonly SourceVisit _visit = new(org);

    public Task<Data360Answer> PostAsync(HttpContext context) => _visit.AnswerAsync(context, needsBody: true, Objects);

    private Data360Answer Objects(JsonObject body, SourceContents contents)
    {
        var fields = new FieldReader(body, DatabaseQuestion.Field, PropertyFilters.Field);
        var question = DatabaseQuestion.Read(fields, contents, org.Quirks);
        var isWanted = PropertyFilters.Read(fields);
        if (fields.Refusal is { } wrong)
        {
            return wrong;
        }

        var objects = question is null ? [] : contents.Objects.Where(candidate => question.Covers(candidate) && isWanted(candidate));
        return Data360Answer.Ok(new JsonObject { ["objects"] = new JsonArray([.. objects.Select(found => found.ToJson())]) });
    }
}
