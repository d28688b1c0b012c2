using System.Text.RegularExpressions;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Which settings go with what is chosen in others, such as the key of one way to sign in and the password of another.</summary>
/// <remarks>
/// Salesforce has not published how the catalogue says that. What it does say counts: an expression in <c>hidden</c>, or a list of settings at an
/// option. Where it says nothing, every setting is shown.
/// </remarks>
internal static partial class FieldChoices
{
    /// <summary>The settings that go with what is filled in.</summary>
    public static IReadOnlyList<FormField> Of(ConnectorForm form, ConnectionDraft draft)
    {
        var isLoose = UntoldIn(form) is { Attribute.Default: { } preset } choice && ValueOf(choice, draft) is { Length: > 0 } chosen && chosen != preset;
        return
        [
            .. form.Fields.Where(field => !IsConcealed(field, form, draft))
                .Select(field => isLoose && field is { IsTypedSecret: true, Attribute.IsRequired: true }
                    ? field with { Attribute = field.Attribute with { IsRequired = false } }
                    : field),
        ];
    }

    /// <summary>
    /// A choice of how to sign in of which the catalogue does not say which settings go with it; null when there is none. With another choice than the
    /// preset one nobody knows which credentials are needed, so the form demands none.
    /// </summary>
    public static FormField? UntoldIn(ConnectorForm form) => form.Fields.FirstOrDefault(field =>
        field is { IsShown: true, Options.Count: > 1 } && IsAboutSignIn(field.Attribute) && !IsTold(field, form));

    private static bool IsAboutSignIn(AttributeDescription attribute) =>
        SignIn().IsMatch(attribute.Name) || (attribute.Meaning is { } meaning && SignIn().IsMatch(meaning));

    private static bool IsTold(FormField choice, ConnectorForm form) =>
        choice.Options.Any(option => option.Fields is not null) || form.Fields.Any(field => field.Attribute.HiddenWhen?.Name == choice.Name);

    private static bool IsConcealed(FormField field, ConnectorForm form, ConnectionDraft draft)
    {
        if (field.Attribute.HiddenWhen is { } condition && condition.Name != field.Name
            && form.Fields.FirstOrDefault(other => other.Name == condition.Name) is { } decisive && condition.Holds(ValueOf(decisive, draft)))
        {
            return true;
        }

        return form.Fields.Any(choice => choice.Name != field.Name && choice.Options.Any(option => option.Fields?.Has(field.Name) is true)
            && choice.Options.FirstOrDefault(option => option.Value == ValueOf(choice, draft)) is { Fields: { } fields } && !fields.Has(field.Name));
    }

    private static string ValueOf(FormField field, ConnectionDraft draft) => draft.Values.GetValueOrDefault(field.Name) ?? field.Attribute.Default ?? "";

    [GeneratedRegex("authenti|auth_?(option|type|method|mode)|credential_?type|sign_?in_?(option|type|method)", RegexOptions.IgnoreCase)]
    private static partial Regex SignIn();
}
