using System.Text.RegularExpressions;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>One row of the hints, ready to be asked.</summary>
internal sealed class FieldHint
{
    // The values may be long, and come with every key that is pressed: the time is that of one look at each character.
    private const RegexOptions Kind = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private readonly FieldHintRow _row;
    private readonly Regex _parameter;
    private readonly Regex _value;
    private readonly Func<string, string?>? _fix;

    /// <summary>Makes a row ready.</summary>
    /// <exception cref="ArgumentException">An expression is broken, or there is no such fix.</exception>
    public FieldHint(FieldHintRow row)
    {
        _row = row;
        _parameter = new Regex($@"\A(?:{row.Parameter})\z", Kind | RegexOptions.IgnoreCase);
        _value = new Regex($@"\A(?:{row.Value})\z", Kind);
        _fix = row.Fix is null ? null : FieldFixes.Find(row.Fix) ?? throw new ArgumentException($"{row.Id}: there is no fix called {row.Fix}.", nameof(row));
    }

    /// <summary>What it says of a value; null when it has nothing to say.</summary>
    public FieldAdvice? Of(ConnectorTypeName type, string parameter, string value)
    {
        if ((_row.Types.Count > 0 && !_row.Types.Contains(type.ToString(), StringComparer.Ordinal)) || !_parameter.IsMatch(parameter) || !_value.IsMatch(value))
        {
            return null;
        }

        var @fixed = _fix?.Invoke(value);
        return new FieldAdvice(_row.Id, _row.Says, @fixed == value ? null : @fixed);
    }
}
