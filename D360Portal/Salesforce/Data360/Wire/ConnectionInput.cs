using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The body of a create and, without names, of a test. Salesforce refuses properties that it does not know.</summary>
/// <remarks>What is sent is called <c>parameters</c>; what comes back, <c>params</c>. Every value is a string, <c>"true"</c> too.</remarks>
internal sealed record ConnectionInput
{
    public required string ConnectorType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Method { get; init; }

    /// <summary>The org that a Salesforce CRM connector reads; of no other type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OrganizationId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ParameterRecord>? Credentials { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ParameterRecord>? Parameters { get; init; }
}
