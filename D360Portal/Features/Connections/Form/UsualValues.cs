using System.Text.RegularExpressions;

namespace D360Portal.Features.Connections;

/// <summary>What the other connectors of the type in this org have at a setting. Never of a secret, and nothing where the list does not tell.</summary>
/// <param name="Values">Values that several have, the commonest first.</param>
/// <param name="Note">What all of them have in common; null for nothing.</param>
public sealed partial record UsualValues(IReadOnlyList<string> Values, string? Note)
{
    private const int Most = 5;
    private const int LongestValue = 200;

    /// <summary>Nothing is known.</summary>
    public static UsualValues None { get; } = new([], Note: null);

    /// <summary>Counts the values of a setting.</summary>
    /// <param name="field">The setting.</param>
    /// <param name="rows">The connectors of the type.</param>
    public static UsualValues Of(FormField field, IEnumerable<ConnectionRow> rows)
    {
        if (field is not { IsShown: true, IsTypedSecret: false, Attribute: { IsSecret: false, IsReadOnly: false } })
        {
            return None;
        }

        var telling = rows.Where(row => row.Parameters.Count > 0).ToArray();
        var values = telling.SelectMany(row => row.Parameters.Where(parameter => parameter.Name == field.Name).Take(1))
            .Select(parameter => parameter.Value?.Trim())
            .OfType<string>()
            .Where(value => value.Length is > 0 and <= LongestValue && !MaskedValue.Matches(value) && !MayHoldSecret().IsMatch(value))
            .ToArray();
        var common = values.GroupBy(value => value, StringComparer.Ordinal).Where(group => group.Skip(1).Any())
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(Most).Select(group => group.Key).ToArray();
        return new UsualValues(common, values.Length < 2 || values.Length < telling.Length ? null : InCommon(field, values));
    }

    private static string? InCommon(FormField field, string[] values)
    {
        if (values.All(value => value == values[0]))
        {
            return $"All {values.Length} connectors of this type here have \"{LabelOf(field, values[0])}\".";
        }

        var ports = values.Select(value => Port().Match(value)).ToArray();
        return ports.All(port => port.Success && port.Value == ports[0].Value)
            ? $"All {values.Length} connectors of this type here use port {ports[0].Value}."
            : null;
    }

    /// <summary>What stands in the list of choices, where there is one.</summary>
    private static string LabelOf(FormField field, string value) => field.Options.FirstOrDefault(option => option.Value == value)?.Label ?? value;

    [GeneratedRegex(@"(?<=^[A-Za-z0-9.-]+:)\d{2,5}$")]
    private static partial Regex Port();

    // jdbc:mysql://user:password@host
    [GeneratedRegex(@"//[^/\s]*@|passw|pwd=|secret|token=", RegexOptions.IgnoreCase)]
    private static partial Regex MayHoldSecret();
}
