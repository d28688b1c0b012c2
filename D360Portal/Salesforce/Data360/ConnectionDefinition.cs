namespace D360Portal.Salesforce.Data360;

/// <summary>A connector to be tested or created.</summary>
public sealed record ConnectionDefinition
{
    /// <summary>The parameter of Salesforce CRM connectors, which stands beside the others' lists when it is sent.</summary>
    public const string OrganizationId = "organizationId";

    // Shorter ones are parts of words: to take them out would only make messages unreadable.
    private const int ShortestSecret = 4;

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

    /// <summary>Names of parameters that are typed unseen, and so are not shown.</summary>
    public IReadOnlySet<string> MaskedParameters { get; init; } = new HashSet<string>();

    /// <summary>The text with <c>***</c> in place of every secret of this definition.</summary>
    public string? Redact(string? text)
    {
        foreach (var secret in Credentials.Select(credential => credential.Value.Reveal())
            .Concat(Parameters.Where(parameter => MaskedParameters.Contains(parameter.Name)).Select(parameter => parameter.Value))
            .OfType<string>().Where(secret => secret.Length >= ShortestSecret).OrderByDescending(secret => secret.Length))
        {
            text = text?.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>What may be logged of it.</summary>
    public override string ToString() => $"{Type} {Name}";
}
