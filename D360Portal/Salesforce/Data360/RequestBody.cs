using System.Text.Json;
using D360Portal.Salesforce.Data360.Wire;

namespace D360Portal.Salesforce.Data360;

/// <summary>The body of a call. It can be written as it is sent, and as it may be shown.</summary>
public sealed class RequestBody
{
    private const string Hidden = "***";

    private readonly ConnectionDefinition _definition;
    private readonly bool _withNames;

    private RequestBody(ConnectionDefinition definition, bool withNames)
    {
        _definition = definition;
        _withNames = withNames;
    }

    /// <summary>The JSON to send.</summary>
    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(
        Input(value => value.Reveal(), parameter => parameter.Value), Data360JsonContext.Default.ConnectionInput);

    /// <summary>The same with <c>***</c> in place of every credential, and of every value that is typed unseen.</summary>
    internal JsonElement ToShown() => JsonSerializer.SerializeToElement(
        Input(_ => Hidden, parameter => _definition.MaskedParameters.Contains(parameter.Name) ? Hidden : parameter.Value), Data360JsonContext.Default.ConnectionInput);

    /// <summary>A connector to be created.</summary>
    internal static RequestBody Create(ConnectionDefinition definition) => new(definition, withNames: true);

    /// <summary>A definition to be tested, which has no name yet.</summary>
    internal static RequestBody Test(ConnectionDefinition definition) => new(definition, withNames: false);

    /// <summary>Ingestion API connectors are made of their names alone; Salesforce refuses the properties that the other types must have.</summary>
    private ConnectionInput Input(Func<Secret, string> credentialValue, Func<ConnectionParameter, string?> parameterValue)
    {
        var hasSettings = _definition.Type != ConnectorTypeName.IngestApi;
        return new ConnectionInput
        {
            ConnectorType = _definition.Type.ToString(),
            Label = _withNames ? _definition.Label : null,
            Name = _withNames ? _definition.Name : null,
            Method = hasSettings || !_withNames ? _definition.Method : null,
            Credentials = hasSettings ? [.. _definition.Credentials.Select(credential => new ParameterRecord(credential.Name, credentialValue(credential.Value)))] : null,
            Parameters = hasSettings ? [.. _definition.Parameters.Select(parameter => new ParameterRecord(parameter.Name, parameterValue(parameter)))] : null,
        };
    }
}
