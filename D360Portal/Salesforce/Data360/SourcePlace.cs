namespace D360Portal.Salesforce.Data360;

/// <summary>Where in a source a question looks.</summary>
/// <param name="Database">The database, which some sources call catalog; null where there is none, or where the connector's own is meant.</param>
/// <param name="Schema">The schema; null where there is none, or where all are meant.</param>
public sealed record SourcePlace(string? Database, string? Schema)
{
    /// <summary>All that the connector leads to.</summary>
    public static SourcePlace Everywhere { get; } = new(Database: null, Schema: null);
}
