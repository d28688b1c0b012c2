using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>Checks a definition that is to be stored: its form, its names, what its type demands, and every value.</summary>
internal sealed class DefinitionCheck(SimulatedOrg org)
{
    private readonly DefinitionReader _reader = new(org);
    private readonly NameRules _names = new(org);
    private readonly DefinitionRules _rules = new(org);

    /// <returns>The refusal; null when there is none.</returns>
    public Data360Answer? Of(JsonObject body, out Definition definition, out IReadOnlyList<GivenValue> values)
    {
        values = [];
        if ((_reader.ReadForCreate(body, out definition) ?? _names.Check(definition) ?? _rules.Check(definition, out values)) is { } wrong)
        {
            return wrong;
        }

        foreach (var value in values)
        {
            if (AttributeRules.BrokenBy(value) is { } broken)
            {
                return Data360Answer.InvalidInput($"{NameOf(definition, value)}: {broken}");
            }
        }

        return null;
    }

    private string NameOf(Definition definition, GivenValue value) =>
        org.Data360.Catalogue.Find(definition.ConnectorType, org.Quirks)!.NameOf(value.Attribute.Name, org.Quirks);
}
