using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>The settings that the org tells of a connector, to be compared with those of one that is to be made. What it hides or leaves out is not among them.</summary>
/// <param name="parameters">The settings as they were told: names may come twice, or in another case than the catalogue's.</param>
internal sealed class ToldSettings(IEnumerable<ConnectionParameter> parameters)
{
    private readonly Dictionary<string, string> _values = parameters
        .Where(parameter => parameter.Value is not null && !MaskedValue.Matches(parameter.Value))
        .DistinctBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(parameter => parameter.Name, parameter => parameter.Value!.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a setting; null when it is not told.</summary>
    public string? ValueOf(string name) => _values.GetValueOrDefault(name);

    /// <summary>Whether another value is told than the one that is wanted. Hosts and names of databases mean the same in either case.</summary>
    public bool DiffersFrom(ConnectionParameter wanted) =>
        ValueOf(wanted.Name) is { } told && !string.Equals(told, wanted.Value?.Trim(), StringComparison.OrdinalIgnoreCase);
}
