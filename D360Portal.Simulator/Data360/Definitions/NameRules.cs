using System.Text.RegularExpressions;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>What a label and a developer name must be like.</summary>
/// <remarks>
/// Only the sentence about an empty developer name has been reported. The others follow its form, and the rules are those of developer
/// names in the rest of Salesforce.
/// </remarks>
internal sealed partial class NameRules(SimulatedOrg org)
{
    private const string Label = "dataConnection.label";
    private const string Name = "dataConnection.developerName";

    /// <returns>The refusal; null when there is none.</returns>
    public Data360Answer? Check(Definition definition)
    {
        var quirks = org.Quirks;
        return CheckText(Label, definition.Label, quirks.LabelLengthIsLimited ? quirks.MaximumLabelLength : null)
            ?? (definition.ConnectorType == FamilyTypes.IngestApi ? null : CheckName(definition.Name, quirks));
    }

    private static Data360Answer? CheckName(string? name, Quirks quirks)
    {
        if (CheckText(Name, name, quirks.NameLengthIsLimited ? quirks.MaximumNameLength : null) is { } wrong)
        {
            return wrong;
        }

        return quirks.NameRulesAbsent || DeveloperName().IsMatch(name!) ? null : Data360Answer.IllegalValue(
            $"{Name} can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.");
    }

    private static Data360Answer? CheckText(string field, string? text, int? maximum)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Data360Answer.IllegalValue($"{field} cannot be empty");
        }

        return text.Length > maximum ? Data360Answer.IllegalValue($"{field} cannot be longer than {maximum} characters") : null;
    }

    [GeneratedRegex(@"^[A-Za-z](?:_?[A-Za-z0-9])*\z")]
    private static partial Regex DeveloperName();
}
