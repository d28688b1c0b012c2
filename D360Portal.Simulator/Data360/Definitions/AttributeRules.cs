using System.Globalization;
using System.Text.RegularExpressions;
using D360Portal.Simulator.Data360.Catalogue;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>What the catalogue demands of the value of an attribute.</summary>
internal static class AttributeRules
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>The first rule that a value breaks, said without repeating the value; null when it breaks none.</summary>
    public static string? BrokenBy(GivenValue given)
    {
        var (attribute, value) = given;
        return Length(attribute, value)
            ?? Choice(attribute, value)
            ?? Kind(attribute, value)
            ?? (Matches(attribute.Pattern, value) ? null : attribute.PatternMessage ?? "The value does not match the pattern.");
    }

    private static string? Length(CatalogueAttribute attribute, string value) =>
        value.Length < attribute.MinLength ? $"The value must have at least {attribute.MinLength} characters."
        : value.Length > attribute.MaxLength ? $"The value must have at most {attribute.MaxLength} characters."
        : null;

    private static string? Choice(CatalogueAttribute attribute, string value) =>
        attribute.Options.Count == 0 || attribute.Options.Contains(value) ? null : "The value is none of the options.";

    private static string? Kind(CatalogueAttribute attribute, string value) => attribute.DataType switch
    {
        "number" => Number(attribute, value),
        "date" => Date(attribute, value),
        "boolean" => value is "true" or "false" ? null : "The value must be true or false.",
        _ => null,
    };

    private static string? Number(CatalogueAttribute attribute, string value) =>
        !decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? "The value must be a number."
        : number < attribute.Min || number > attribute.Max ? attribute.RangeMessage ?? "The value is out of range."
        : null;

    private static string? Date(CatalogueAttribute attribute, string value)
    {
        if (!DateOnly.TryParseExact(value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return "The value must be a date.";
        }

        return date < Bound(attribute.MinDate) || date > Bound(attribute.MaxDate) ? attribute.RangeMessage ?? "The value is out of range." : null;
    }

    private static DateOnly? Bound(string? date) => date is null ? null : DateOnly.ParseExact(date, Day, CultureInfo.InvariantCulture);

    // The whole value must match, as with Java's String.matches, and no pattern may take for ever.
    private static bool Matches(string? pattern, string value)
    {
        try
        {
            return pattern is null || Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (RegexParseException)
        {
            // The catalogue's own mistake, for which nobody can be blamed.
            return true;
        }
    }
}
