using System.Globalization;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Checks a draft against what the catalogue says, before any call.</summary>
internal static class DraftChecker
{
    private const int LongestLabel = 255;

    /// <summary>Everything that is wrong; empty when the draft may be sent.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="form">What must be filled in.</param>
    /// <param name="taken">API names that others have.</param>
    /// <param name="nameLimit">The longest API name, in characters.</param>
    public static IReadOnlyList<FieldFault> Check(ConnectionDraft draft, ConnectorForm form, IReadOnlySet<string> taken, int nameLimit) =>
    [
        .. Fault(FieldFault.Label, CheckLabel(draft.Label)),
        .. Fault(FieldFault.Name, CheckName(draft.Name.Trim(), taken, nameLimit)),
        .. CheckSettings(draft, form),
    ];

    /// <summary>What is wrong with the settings alone: a test needs no name.</summary>
    public static IReadOnlyList<FieldFault> CheckSettings(ConnectionDraft draft, ConnectorForm form) =>
        [.. form.FieldsFor(draft).Where(field => field is { IsShown: true, Attribute.IsReadOnly: false }).SelectMany(field => Fault(field.Name, Check(field, draft[field.Name])))];

    private static string? CheckLabel(string label) => label.Trim() switch
    {
        "" => "A name is needed.",
        _ when label.Any(char.IsControl) => "A name has no line breaks or control characters.",
        { Length: > LongestLabel } text => $"A name has at most {LongestLabel} characters; this one has {text.Length}.",
        _ => null,
    };

    private static string? CheckName(string name, IReadOnlySet<string> taken, int limit) =>
        ApiName.Check(name, limit) ?? (taken.Contains(name) ? "Another connector has this API name." : null);

    /// <summary>What is wrong with the value of one setting; null when nothing is.</summary>
    public static string? Check(FormField field, string typed)
    {
        var attribute = field.Attribute;

        // A secret counts to the letter; a blank around anything else is a slip of the hand.
        var value = attribute.IsSecret ? typed : typed.Trim();
        if (value.Length == 0)
        {
            return attribute.IsRequired ? $"{attribute.Label} is needed." : null;
        }

        return value switch
        {
            _ when value.Contains('\0', StringComparison.Ordinal) => $"{attribute.Label} has a null character in it.",
            _ when (attribute.IsSecret || attribute.IsMasked) && MaskedValue.Matches(value) => "This is a masked value, not the secret itself. Type the secret.",
            _ when field.Options.Count > 0 && field.Options.All(option => option.Value != value) => $"Choose one of the values of {attribute.Label}.",
            _ when attribute.MinLength is { } least && value.Length < least => $"{attribute.Label} has at least {least} characters; this has {value.Length}.",
            _ when attribute.MaxLength is { } most && value.Length > most => $"{attribute.Label} has at most {most} characters; this has {value.Length}.",
            _ => CheckRange(attribute, value) ?? CheckKind(attribute, value) ?? CheckPattern(attribute, value),
        };
    }

    private static string? CheckRange(AttributeDescription attribute, string value)
    {
        var isOut = Number(value) is { } number
            ? number < Number(attribute.Min) || number > Number(attribute.Max)
            : (attribute.Min ?? attribute.Max) is not null;
        if (!isOut)
        {
            isOut = Date(value) is { } date
                ? date < Date(attribute.MinDate) || date > Date(attribute.MaxDate)
                : (attribute.MinDate ?? attribute.MaxDate) is not null;
        }

        return isOut ? attribute.RangeMessage ?? $"{attribute.Label} must be {Range(attribute)}." : null;
    }

    private static string? CheckKind(AttributeDescription attribute, string value) => attribute switch
    {
        { IsNumber: true } when Number(value) is null => $"{attribute.Label} is a number, such as 3 or 0.5.",
        { IsDate: true } when Date(value) is null => $"{attribute.Label} is a date, such as 2026-11-25.",
        _ => null,
    };

    private static string Range(AttributeDescription attribute) => (attribute.Min ?? attribute.MinDate, attribute.Max ?? attribute.MaxDate) switch
    {
        ({ } least, { } most) => $"from {least} to {most}",
        ({ } least, null) => $"{least} or more",
        (null, { } most) => $"at most {most}",
        _ => "within its range",
    };

    private static string? CheckPattern(AttributeDescription attribute, string value) =>
        AttributePattern.Fits(attribute.Pattern, value) is false
            ? attribute.PatternMessage ?? $"{attribute.Label} has not the form that Salesforce expects: {attribute.Pattern}"
            : null;

    private static IEnumerable<FieldFault> Fault(string field, string? message) => message is null ? [] : [new FieldFault(field, message)];

    // A thousands separator would be sent as it is, and is a decimal point to some.
    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
