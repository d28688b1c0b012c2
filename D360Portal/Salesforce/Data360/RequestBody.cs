using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using D360Portal.Salesforce.Data360.Wire;

namespace D360Portal.Salesforce.Data360;

/// <summary>The body of a call. It can be written as it is sent, and as it may be shown.</summary>
public sealed class RequestBody
{
    private const string Hidden = "***";

    private readonly Func<byte[]> _sent;
    private readonly Func<JsonElement> _shown;

    private RequestBody(Func<byte[]> sent, Func<JsonElement> shown)
    {
        _sent = sent;
        _shown = shown;
    }

    private RequestBody(ConnectionDefinition definition, bool withNames)
        : this(
            () => JsonSerializer.SerializeToUtf8Bytes(
                Input(definition, withNames, value => value.Reveal(), parameter => parameter.Value), Data360JsonContext.Default.ConnectionInput),
            () => JsonSerializer.SerializeToElement(
                Input(definition, withNames, _ => Hidden, parameter => definition.MaskedParameters.Contains(parameter.Name) ? Hidden : parameter.Value),
                Data360JsonContext.Default.ConnectionInput))
    {
    }

    /// <summary>The JSON to send.</summary>
    internal byte[] ToBytes() => _sent();

    /// <summary>The same with <c>***</c> in place of every credential, and of every value that is typed unseen.</summary>
    internal JsonElement ToShown() => _shown();

    /// <summary>A connector to be created.</summary>
    internal static RequestBody Create(ConnectionDefinition definition) => new(definition, withNames: true);

    /// <summary>A definition to be tested, which has no name yet.</summary>
    internal static RequestBody Test(ConnectionDefinition definition) => new(definition, withNames: false);

    /// <summary>Something without a secret in it, which is shown as it is sent.</summary>
    internal static RequestBody Of<T>(T body, JsonTypeInfo<T> type) =>
        new(() => JsonSerializer.SerializeToUtf8Bytes(body, type), () => JsonSerializer.SerializeToElement(body, type));

    /// <summary>
    /// Ingestion API connectors are made of their names alone, Salesforce CRM connectors of an org's id besides; Salesforce refuses the properties that
    /// the other types must have.
    /// </summary>
    private static ConnectionInput Input(
        ConnectionDefinition definition, bool withNames, Func<Secret, string> credentialValue, Func<ConnectionParameter, string?> parameterValue)
    {
        var isCrm = definition.Type == ConnectorTypeName.SalesforceDotCom;
        var hasSettings = !isCrm && definition.Type != ConnectorTypeName.IngestApi;
        return new ConnectionInput
        {
            ConnectorType = definition.Type.ToString(),
            Label = withNames ? definition.Label : null,
            Name = withNames ? definition.Name : null,
            Method = hasSettings || !withNames ? definition.Method : null,
            OrganizationId = isCrm ? definition.Parameters.FirstOrDefault(parameter => parameter.Name == ConnectionDefinition.OrganizationId)?.Value : null,
            Credentials = hasSettings ? [.. definition.Credentials.Select(credential => new ParameterRecord(credential.Name, credentialValue(credential.Value)))] : null,
            Parameters = hasSettings ? [.. definition.Parameters.Select(parameter => new ParameterRecord(parameter.Name, parameterValue(parameter)))] : null,
        };
    }
}
