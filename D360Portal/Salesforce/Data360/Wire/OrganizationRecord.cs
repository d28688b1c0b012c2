using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The two fields of the Organization object that tell the environment.</summary>
internal sealed record OrganizationRecord(
    [property: JsonPropertyName("IsSandbox")] bool? IsSandbox,
    [property: JsonPropertyName("OrganizationType")] string? OrganizationType);
