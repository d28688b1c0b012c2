using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Answers <c>POST /ssot/connections/{connectionId}/database-schemas</c>.</summary>
/// <remarks><code>{"advancedAttributes":{"DATABASE":"clinic_07"}}</code> is answered with <code>{"schemas":["clinic_07"]}</code></remarks>
internal sealed class DatabaseSchemaListEndpoint(SimulatedOrg org)
{
    private readonly SourceVisit _visit = new(org);

    public Task<Data360Answer> PostAsync(HttpContext context) => _visit.AnswerAsync(context, needsBody: false, Schemas);

    private Data360Answer Schemas(JsonObject body, SourceContents contents)
    {
        var fields = new FieldReader(body, DatabaseQuestion.Field);
        var question = DatabaseQuestion.Read(fields, contents, org.Quirks);
        if (contents.HasDatabases && question is { Database: null })
        {
            fields.Refuse(org.Quirks.WrongDatabaseKeyListsNothing ? null : Data360Answer.Missed(DatabaseQuestion.Field));
        }

        if (fields.Refusal is { } wrong)
        {
            return wrong;
        }

        var names = question?.Database is { } database && contents.Databases.Contains(database) ? contents.Schemas : [];
        return Data360Answer.Ok(new JsonObject
        {
            [org.Quirks.SchemasSayDatabaseSchemas ? "databaseSchemas" : "schemas"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
        });
    }
}
