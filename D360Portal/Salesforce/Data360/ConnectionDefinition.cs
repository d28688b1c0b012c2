namespace D360Portal.Salesforce.Data360;

/// <summary>A connector to be tested or created.</summary>
public sealed record ConnectionDefinition
{
    /// <summary>The type.</summary>
    public required ConnectorTypeName Type { get; init; }

    /// <summary><c>Ingress</c> or <c>Egress</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The display text.</summary>
    public required string Label { get; init; }

    /// <summary>The API name.</summary>
    public required string Name { get; init; }

    /// <summary>The values that the catalogue calls secure. In the other list Salesforce drops them without a word.</summary>
    public required IReadOnlyList<ConnectionCredential> Credentials { get; init; }

    /// <summary>All other values.</summary>
    public required IReadOnlyList<ConnectionParameter> Parameters { get; init; }

    /// <summary>What may be logged of it.</summary>
    public override string ToString() => $"{Type} {Name}";
}
