namespace D360Portal.Features.Connections.Details;

/// <summary>One setting of a connector.</summary>
/// <param name="Name">Salesforce's <c>paramName</c>.</param>
/// <param name="Label">The catalogue's name for it.</param>
/// <param name="Value">Its value; null for a secret, and where Salesforce told none.</param>
/// <param name="IsSecret">Whether it is a secret, of which only its being set is known.</param>
public sealed record SettingRow(string Name, string Label, string? Value, bool IsSecret)
{
    /// <summary>Whether the catalogue describes the type and does not have this setting.</summary>
    public bool IsForeign { get; init; }
}
