using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Details;

/// <summary>What the details page shows of a connector.</summary>
/// <param name="Connection">The connector.</param>
/// <param name="TypeLabel">Its type's display text.</param>
/// <param name="Settings">Its settings by the catalogue's names, in the catalogue's order; what the catalogue does not know comes last.</param>
/// <param name="ReadAt">When it was read.</param>
public sealed record ConnectionDetails(
    Connection Connection, string TypeLabel, IReadOnlyList<SettingRow> Settings, DateTimeOffset ReadAt)
{
    /// <summary>Whether the catalogue was asked and does not have the type.</summary>
    public bool IsTypeUnknown { get; init; }

    /// <summary>Joins what the connector has with what its type says of it.</summary>
    /// <param name="connection">The connector.</param>
    /// <param name="type">What the catalogue says; null when it does not have the type, or could not be asked.</param>
    /// <param name="readAt">When the connector was read.</param>
    public static ConnectionDetails Of(Connection connection, ConnectorTypeDescription? type, DateTimeOffset readAt)
    {
        var order = (type?.Attributes ?? []).Select((attribute, index) => (attribute.Name, index))
            .DistinctBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.OrdinalIgnoreCase);
        var settings = connection.Parameters.Select(parameter => Row(parameter.Name, type, parameter.Value, isCredential: false))
            .Concat(connection.CredentialNames.Select(name => Row(name, type, value: null, isCredential: true)))
            .OrderBy(row => order.GetValueOrDefault(row.Name, int.MaxValue));
        return new ConnectionDetails(
            connection, type?.Type.Label ?? connection.TypeLabel ?? connection.Type.ToString(), [.. settings], readAt);
    }

    /// <summary>A setting that the catalogue calls secret is never shown, wherever Salesforce put it.</summary>
    private static SettingRow Row(string name, ConnectorTypeDescription? type, string? value, bool isCredential)
    {
        var attribute = type?.Find(name);
        var isSecret = isCredential || attribute is { IsSecret: true } or { IsMasked: true };
        return new SettingRow(name, attribute?.Label ?? name, isSecret ? null : value, isSecret) { IsForeign = type is not null && attribute is null };
    }
}
