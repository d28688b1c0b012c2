using System.Diagnostics.CodeAnalysis;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Data360;

/// <summary>The record id of a connector, such as <c>9cgQL0000004HqHYAU</c>: 15 or 18 letters and digits, whatever its prefix.</summary>
public readonly record struct ConnectionId
{
    private readonly string? _value;

    private ConnectionId(string value) => _value = value;

    /// <summary>Reads an id; what has not the form of one cannot name a connector.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ConnectionId id)
    {
        id = SalesforceId.IsWellFormed(text) ? new ConnectionId(text!) : default;
        return id != default;
    }

    /// <summary>Whether both name the same connector, whichever of the two lengths each has.</summary>
    public bool Equals(ConnectionId other) => _value == other._value || SalesforceId.Same(_value, other._value);

    /// <inheritdoc />
    public override int GetHashCode() => _value is null ? 0 : _value[..15].GetHashCode(StringComparison.Ordinal);

    /// <summary>The id as Salesforce wrote it.</summary>
    public override string ToString() => _value ?? "";
}
