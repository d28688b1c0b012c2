using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Testing;

namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>Answers <c>POST /ssot/connections/{connectionId}/schema/actions/test</c>, which takes no body: whether events of these schemas can come in.</summary>
/// <remarks>What fails it is guessed: a schema without fields, and having none at all.</remarks>
internal sealed class SchemaTestEndpoint(SimulatedOrg org)
{
    private readonly PushedConnection _pushed = new(org);

    public Task<Data360Answer> PostAsync(HttpContext context, Bearer bearer) => Task.FromResult(Post(context));

    private Data360Answer Post(HttpContext context)
    {
        if (_pushed.Find(context, out var connection) is { } refused)
        {
            return refused;
        }

        var schemas = connection!.Schemas;
        return schemas.Count == 0 ? TestAnswer.Failed("INVALID_SCHEMA", "There is no schema.", org.Quirks)
            : schemas.FirstOrDefault(schema => schema.Fields.Count == 0) is { } empty ? TestAnswer.Failed("INVALID_SCHEMA", $"The schema {empty.Name} has no fields.", org.Quirks)
            : TestAnswer.Succeeded(org.Quirks);
    }
}
