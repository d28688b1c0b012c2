using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>One connector of the inventory: what a list tells, and nothing that would need a call of its own.</summary>
public sealed record ConnectionRow
{
    /// <summary>The record id; null when the list gave none: such a row has no page.</summary>
    public ConnectionId? Id { get; init; }

    /// <summary>The display text.</summary>
    public required string Label { get; init; }

    /// <summary>The API name; null when not told.</summary>
    public string? Name { get; init; }

    /// <summary>The connector type.</summary>
    public required ConnectorTypeName Type { get; init; }

    /// <summary>The type's display text.</summary>
    public required string TypeLabel { get; init; }

    /// <summary>Whether it works.</summary>
    public ConnectionStatus Status { get; init; }

    /// <summary><c>Ingress</c> or <c>Egress</c>; null when not told.</summary>
    public string? Method { get; init; }

    /// <summary>When it last synced; null when not told.</summary>
    public DateTimeOffset? LastSync { get; init; }

    /// <summary>The settings that the list carries; some orgs' lists carry none.</summary>
    public IReadOnlyList<ConnectionParameter> Parameters { get; init; } = [];

    /// <summary>Takes from a connector what the list shows.</summary>
    /// <param name="connection">The connector.</param>
    /// <param name="typeLabel">The catalogue's name for its type, which wins over the connector's own; null where it has none.</param>
    public static ConnectionRow From(Connection connection, string? typeLabel) => new()
    {
        Id = connection.Id,
        Label = connection.Label,
        Name = connection.Name,
        Type = connection.Type,
        TypeLabel = typeLabel ?? connection.TypeLabel ?? connection.Type.ToString(),
        Status = connection.Status,
        Method = connection.Method,
        LastSync = connection.LastSync,
        Parameters = connection.Parameters,
    };

    /// <summary>Whether name, API name, id, type or a parameter's value has the text in it, in any case.</summary>
    public bool Has(string text) =>
        In(Label, text) || In(Name, text) || In(TypeLabel, text) || In(Type.ToString(), text) || In(Id?.ToString(), text)
        || Parameters.Any(parameter => In(parameter.Value, text));

    private static bool In(string? where, string text) => where?.Contains(text, StringComparison.OrdinalIgnoreCase) is true;
}
