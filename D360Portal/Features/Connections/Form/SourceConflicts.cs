using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Where the connector that is cloned or changed and the catalogue disagree about a setting: known before it costs a call that fails.</summary>
internal static class SourceConflicts
{
    private const int ShortestLikeness = 3;

    /// <summary>The disagreements about one setting, in sentences.</summary>
    /// <param name="field">The setting.</param>
    /// <param name="form">The form.</param>
    /// <param name="source">The connector that is cloned or changed.</param>
    /// <param name="words">What it is called in a sentence.</param>
    public static IReadOnlyList<string> Of(FormField field, ConnectorForm form, Connection source, string words) => field.Origin != FieldOrigin.Catalogue ? [] :
    [
        .. new[] { Place(field, form, source, words), Spelling(field, form, source, words), Absence(field, form, source, words) }.OfType<string>(),
    ];

    /// <summary>Why the value that the connector has would be refused; null when it would not, or something else is filled in.</summary>
    public static string? OfValue(FormField field, ConnectorForm form, Connection source, string words, string value) =>
        CarriedValue(field, form, source) is { } carried && carried == value && field.Attribute is { IsReadOnly: false } && DraftChecker.Check(field, value) is { } fault
            ? $"{Begin(words)} has this value, and would be refused with it now: {fault}"
            : null;

    /// <summary>The value that the connector has; null for none, or one that is not given back.</summary>
    public static string? CarriedValue(FormField field, ConnectorForm form, Connection source) => field.Attribute.IsSecret ? null :
        source.Parameters.LastOrDefault(parameter => form.Find(parameter.Name)?.Name == field.Name)?.Value is { Length: > 0 } value && !MaskedValue.Matches(value)
            ? value
            : null;

    /// <summary>Names alone do not tell: what is called like a secret was taken out of the parameters by this portal, not by Salesforce.</summary>
    private static string? Place(FormField field, ConnectorForm form, Connection source, string words) => field.Attribute.IsSecret switch
    {
        true when source.Parameters.Any(parameter => Is(parameter.Name, field, form)) =>
            $"The catalogue counts it among the credentials, {words} has it among its parameters. It is sent as the catalogue says.",
        false when source.CredentialNames.Any(name => Is(name, field, form) && !SecretName.Matches(name)) =>
            $"{Begin(words)} has it among its credentials, the catalogue counts it among the parameters. It is sent as the catalogue says.",
        _ => null,
    };

    private static string? Spelling(FormField field, ConnectorForm form, Connection source, string words) =>
        NamesOf(source).FirstOrDefault(name => name != field.Name && Is(name, field, form)) is { } other
            ? $"{Begin(words)} spells it \"{other}\", the catalogue \"{field.Name}\". It is sent as the catalogue spells it."
            : null;

    private static string? Absence(FormField field, ConnectorForm form, Connection source, string words)
    {
        var isTold = field.Attribute.IsSecret ? source.CredentialNames.Count > 0 : source.Parameters.Count > 0;
        if (!isTold || field.Attribute is not { IsRequired: true, IsHidden: false, IsReadOnly: false, Default: null } || NamesOf(source).Any(name => Is(name, field, form)))
        {
            return null;
        }

        var lacks = $"The catalogue asks for it, and {words} has none.";
        return form.Fields.FirstOrDefault(extra => extra.Origin == FieldOrigin.ClonedConnector && AreAlike(extra.Name, field.Name)) is { } alike
            ? $"{lacks} It has \"{alike.Name}\", which the catalogue does not know: perhaps the same under another name."
            : lacks;
    }

    private static string Begin(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    private static IEnumerable<string> NamesOf(Connection source) => source.Parameters.Select(parameter => parameter.Name).Concat(source.CredentialNames);

    private static bool Is(string name, FormField field, ConnectorForm form) => form.Find(name)?.Name == field.Name;

    /// <summary><c>user</c> and <c>username</c>, <c>connection_url</c> and <c>jdbcConnectionUrl</c>.</summary>
    private static bool AreAlike(string one, string other)
    {
        var (a, b) = (Letters(one), Letters(other));
        return Math.Min(a.Length, b.Length) >= ShortestLikeness && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
