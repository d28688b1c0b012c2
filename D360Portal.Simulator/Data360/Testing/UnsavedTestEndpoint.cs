using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Definitions;
using D360Portal.Simulator.Data360.Sources;

namespace D360Portal.Simulator.Data360.Testing;

/// <summary>Answers <c>POST /ssot/connections/actions/test</c>: whether a definition would work. Nothing is kept of it.</summary>
internal sealed class UnsavedTestEndpoint(SimulatedOrg org)
{
    private readonly DefinitionReader _reader = new(org);
    private readonly DefinitionRules _rules = new(org);

    public async Task<Data360Answer> PostAsync(HttpContext context, Bearer bearer)
    {
        var (body, unreadable) = await JsonBody.ReadAsync(context.Request);
        if (unreadable is not null)
        {
            return unreadable;
        }

        IReadOnlyList<GivenValue> values = [];
        if ((_reader.ReadForTest(body!, out var definition) ?? _rules.Check(definition, out values)) is { } wrong)
        {
            return wrong;
        }

        // A value that breaks a rule is not refused here: live orgs report a host of the wrong form as a connection that fails.
        var source = values.Select(AttributeRules.BrokenBy).FirstOrDefault(broken => broken is not null) is { } rule
            ? new Source(SourceFault.Malformed, rule)
            : org.Data360.SourceOf(definition.ConnectorType, values);
        await org.Data360.ReachAsync(source, context.RequestAborted);
        return TestAnswer.Of(source, definition.ConnectorType, org.Quirks);
    }
}
