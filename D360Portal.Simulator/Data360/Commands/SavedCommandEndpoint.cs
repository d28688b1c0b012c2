using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Definitions;
using D360Portal.Simulator.Data360.Testing;

namespace D360Portal.Simulator.Data360.Commands;

/// <summary>Answers <c>POST /ssot/connections/{connectionId}/actions/{command}</c>. What a command finds is not part of its answer, as far as it is documented.</summary>
/// <remarks><code>{"commandAttributes":{"DATABASE":"clinic_07"}}</code> is answered with <code>{"success":true,"errors":[]}</code></remarks>
internal sealed class SavedCommandEndpoint(SimulatedOrg org)
{
    private readonly ConnectionLookup _lookup = new(org);

    public async Task<Data360Answer> PostAsync(HttpContext context, Bearer bearer)
    {
        if (_lookup.Find(context, out var connection) is { } missing)
        {
            return missing;
        }

        var (body, unreadable) = await JsonBody.ReadOptionalAsync(context.Request);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var fields = new FieldReader(body!, KnownCommands.Attributes);
        fields.Object(KnownCommands.Attributes);
        fields.Refuse(KnownCommands.Check(context));
        if (fields.Refusal is { } wrong)
        {
            return wrong;
        }

        await org.Data360.ReachAsync(connection!.Source, context.RequestAborted);
        return TestAnswer.Of(connection.Source, connection.ConnectorType, org.Quirks);
    }
}
