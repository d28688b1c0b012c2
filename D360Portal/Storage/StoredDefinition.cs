using System.Text.Json;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Storage;

/// <summary>A definition without its secrets.</summary>
/// <param name="Type">The type.</param>
/// <param name="Method">The direction.</param>
/// <param name="Label">The display text.</param>
/// <param name="Name">The API name.</param>
/// <param name="Credentials">The names of the credentials.</param>
/// <param name="Parameters">The parameters by name, in the order they are sent; null stands for one that was null, and for every secret one.</param>
/// <param name="Masked">Names of parameters whose values are secret.</param>
internal sealed record StoredDefinition(
    string Type, string Method, string Label, string Name, IReadOnlyList<string> Credentials, IReadOnlyList<StoredParameter> Parameters, IReadOnlyList<string> Masked)
{
    /// <summary>What of a definition may be written down.</summary>
    public static StoredDefinition Of(ConnectionDefinition definition) => new(
        definition.Type.ToString(),
        definition.Method,
        definition.Label,
        definition.Name,
        [.. definition.Credentials.Select(credential => credential.Name)],
        [.. definition.Parameters.Select(parameter => new StoredParameter(parameter.Name, IsSecret(definition, parameter) ? null : parameter.Value))],
        [.. definition.Parameters.Where(parameter => IsSecret(definition, parameter)).Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal)]);

    /// <summary>The secrets of a definition, by name.</summary>
    public static Dictionary<string, string> SecretsOf(ConnectionDefinition definition)
    {
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var credential in definition.Credentials.Where(credential => !credential.Value.IsEmpty))
        {
            secrets[credential.Name] = credential.Value.Reveal();
        }

        foreach (var parameter in definition.Parameters.Where(parameter => IsSecret(definition, parameter) && !string.IsNullOrEmpty(parameter.Value)))
        {
            secrets[parameter.Name] = parameter.Value!;
        }

        return secrets;
    }

    /// <summary>Reads what was written down.</summary>
    public static StoredDefinition Read(string json) => JsonSerializer.Deserialize(json, RunJsonContext.Default.StoredDefinition)!;

    /// <summary>The names of all secrets.</summary>
    public IEnumerable<string> SecretNames => Credentials.Concat(Masked).Distinct(StringComparer.Ordinal);

    /// <summary>Whether another definition is of the same connector, as far as that can be told without secrets.</summary>
    public bool IsSame(StoredDefinition other) =>
        Label == other.Label && Parameters.Where(parameter => !Masked.Contains(parameter.Name)).ToHashSet().SetEquals(other.Parameters.Where(parameter => !other.Masked.Contains(parameter.Name)));

    /// <summary>As it is written down.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunJsonContext.Default.StoredDefinition);

    /// <summary>The definition, with the secrets that are given and the others empty.</summary>
    public ConnectionDefinition With(IReadOnlyDictionary<string, string> secrets) => new()
    {
        Type = ConnectorTypeName.Parse(Type),
        Method = Method,
        Label = Label,
        Name = Name,
        Credentials = [.. Credentials.Select(name => new ConnectionCredential(name, new Secret(secrets.GetValueOrDefault(name, ""))))],
        Parameters = [.. Parameters.Select(parameter => new ConnectionParameter(parameter.Name, Masked.Contains(parameter.Name) ? secrets.GetValueOrDefault(parameter.Name) : parameter.Value))],
        MaskedParameters = Masked.ToHashSet(StringComparer.Ordinal),
    };

    private static bool IsSecret(ConnectionDefinition definition, ConnectionParameter parameter) =>
        definition.MaskedParameters.Contains(parameter.Name) || SecretName.Matches(parameter.Name);
}
