using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Answers <c>POST /ssot/connections/{connectionId}/objects/{resourceName}/fields</c>.</summary>
/// <remarks>
/// <code>
/// {"advancedAttributes":{},"fields":[{"name":"id","label":"id","originalType":"BIGINT","type":"Number","isRequired":true}],
///  "incrementalExtractAttributes":{},"primaryKeys":["id"]}
/// </code>
/// </remarks>
internal sealed class FieldListEndpoint(SimulatedOrg org)
{
    private readonly SourceVisit _visit = new(org);

    public Task<Data360Answer> PostAsync(HttpContext context) =>
        _visit.AnswerAsync(context, needsBody: true, (body, contents) => Fields(context, body, contents));

    private Data360Answer Fields(HttpContext context, JsonObject body, SourceContents contents)
    {
        var fields = new FieldReader(body, DatabaseQuestion.Field, PropertyFilters.Field);

        // The filters of the examples are about the object, and not about its fields.
        var isWanted = PropertyFilters.Read(fields);
        var found = NamedObject.Find(context, fields, contents, isWanted, org.Quirks);
        return fields.Refusal ?? Data360Answer.Ok(new JsonObject
        {
            [DatabaseQuestion.Field] = fields.Object(DatabaseQuestion.Field)!.DeepClone(),
            ["fields"] = new JsonArray([.. found!.Columns.Select(Of)]),
            ["incrementalExtractAttributes"] = new JsonObject(),
            ["primaryKeys"] = new JsonArray([.. found.Columns.Where(column => column.IsKey).Select(column => JsonValue.Create(column.Name))]),
        });
    }

    private static JsonObject Of(SourceColumn column)
    {
        var json = new JsonObject
        {
            ["name"] = column.Name,
            ["label"] = column.Name,
            ["originalType"] = column.OriginalType,
            ["type"] = column.Type,
            ["isRequired"] = column.IsRequired,
        };
        if (column.CreationType is { } creationType)
        {
            json["creationType"] = creationType;
        }

        if (column.Format is { } format)
        {
            json["format"] = format;
        }

        return json;
    }
}
