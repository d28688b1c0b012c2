using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>Answers <c>GET</c> and <c>PUT /ssot/connections/{connectionId}/schema</c>. Whatever is not sent again is gone.</summary>
internal sealed class SchemaEndpoint(SimulatedOrg org)
{
    private readonly PushedConnection _pushed = new(org);

    public Data360Answer Get(HttpContext context) =>
        _pushed.Find(context, out var connection) ?? Data360Answer.Ok(SchemaJson.Of(connection!.Schemas, org.Quirks));

    public async Task<Data360Answer> PutAsync(HttpContext context, Bearer bearer)
    {
        if (_pushed.Find(context, out var connection) is { } refused)
        {
            return refused;
        }

        var (body, unreadable) = await JsonBody.ReadAsync(context.Request);
        IReadOnlyList<StoredSchema> schemas = [];
        if ((unreadable ?? new SchemaReader(connection!, org.Now).Read(body!, out schemas)) is { } wrong)
        {
            return wrong;
        }

        org.Data360.Connections.Update(connection!.Id, stored => stored with { Schemas = schemas, ModifiedAt = org.Now, ModifiedBy = bearer.User });
        return Data360Answer.Ok(SchemaJson.Of(schemas, org.Quirks));
    }
}
