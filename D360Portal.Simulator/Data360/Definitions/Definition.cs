using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>A connection as a caller describes it, before anything is checked but the form of the JSON.</summary>
internal sealed record Definition
{
    public required string ConnectorType { get; init; }

    public string? Label { get; init; }

    public string? Name { get; init; }

    /// <summary>Ingress or Egress.</summary>
    public string? Method { get; init; }

    /// <summary>The values for secure attributes; null when the list is not there.</summary>
    public IReadOnlyList<NamedValue>? Credentials { get; init; }

    /// <summary>The values for the other attributes; null when the list is not there.</summary>
    public IReadOnlyList<NamedValue>? Parameters { get; init; }

    /// <summary>Which Salesforce org a connection of type SalesforceDotCom is about.</summary>
    public string? OrganizationId { get; init; }

    public string? StreamingAppType { get; init; }

    public string? StreamingAppSubType { get; init; }

    /// <summary>Only the type: there are secrets in the rest.</summary>
    public override string ToString() => ConnectorType;
}
