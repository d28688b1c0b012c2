namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>One thing that a connector type can do, such as <c>Ingress</c>. Only the largest field group of a list has them.</summary>
internal sealed record FeatureRecord(string? FeatureType);
