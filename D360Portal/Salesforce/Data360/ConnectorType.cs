namespace D360Portal.Salesforce.Data360;

/// <summary>One entry of the catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its display text; the name where there is none.</param>
/// <param name="ReleaseLevel"><c>GA</c>, <c>BETA</c>, <c>ACCESS_CHECK</c> or a word not seen yet; null when not told.</param>
public sealed record ConnectorType(ConnectorTypeName Name, string Label, string? ReleaseLevel)
{
    /// <summary>Whether it brings data in; null when not told.</summary>
    public bool? BringsIn { get; init; }

    /// <summary>Whether it sends data out; null when not told.</summary>
    public bool? SendsOut { get; init; }
}
