namespace D360Portal.Salesforce.Data360;

/// <summary>One entry of the catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its display text; the name where there is none.</param>
/// <param name="ReleaseLevel"><c>GA</c>, <c>BETA</c>, <c>ACCESS_CHECK</c> or a word not seen yet; null when not told.</param>
public sealed record ConnectorType(ConnectorTypeName Name, string Label, string? ReleaseLevel);
