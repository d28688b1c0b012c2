using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Answers <c>POST /ssot/connections/{connectionId}/objects/{resourceName}/preview</c>: the first rows.</summary>
/// <remarks><code>{"advancedAttributes":{},"fields":["id"],"limit":2}</code> is answered with <code>{"advancedAttributes":{},"records":[{"record":{"id":1}},{"record":{"id":2}}]}</code></remarks>
internal sealed class PreviewEndpoint(SimulatedOrg org)
{
    private const string FieldNames = "fields";
    private const string Limit = "limit";
    private const int DefaultLimit = 100;

    private readonly SourceVisit _visit = new(org);

    public Task<Data360Answer> PostAsync(HttpContext context) =>
        _visit.AnswerAsync(context, needsBody: true, (body, contents) => Preview(context, body, contents));

    private Data360Answer Preview(HttpContext context, JsonObject body, SourceContents contents)
    {
        var fields = new FieldReader(body, DatabaseQuestion.Field, FieldNames, Limit);
        var names = fields.Texts(FieldNames);
        if (names is null or [])
        {
            fields.Refuse(Data360Answer.Missed(FieldNames));
        }

        var limit = fields.Number(Limit) ?? DefaultLimit;
        if (limit < 1)
        {
            fields.Refuse(Data360Answer.Invalid(Limit));
        }

        var found = NamedObject.Find(context, fields, contents, _ => true, org.Quirks);
        var columns = found?.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal) ?? [];
        if ((names ?? []).FirstOrDefault(name => !columns.ContainsKey(name)) is { } unknown)
        {
            fields.Refuse(Data360Answer.InvalidInput($"The object has no field {unknown}"));
        }

        return fields.Refusal ?? Data360Answer.Ok(new JsonObject
        {
            [DatabaseQuestion.Field] = fields.Object(DatabaseQuestion.Field)!.DeepClone(),
            ["records"] = new JsonArray([.. Enumerable.Range(0, Math.Min(limit, found!.RowCount)).Select(Record)]),
        });

        JsonObject Record(int row) => new()
        {
            ["record"] = new JsonObject(names!.Distinct().Select(name => KeyValuePair.Create(name, columns[name].ValueOf(row)))),
        };
    }
}
