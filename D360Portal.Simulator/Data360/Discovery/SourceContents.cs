namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>What lies behind a connection.</summary>
/// <param name="Databases">The databases; none where the source knows no such thing.</param>
/// <param name="Schemas">The schemas of each database.</param>
/// <param name="Objects">Everything that could be read, in all databases.</param>
/// <param name="OwnDatabase">The database that the connection is of; null when one must be named.</param>
internal sealed record SourceContents(
    IReadOnlyList<string> Databases,
    IReadOnlyList<string> Schemas,
    IReadOnlyList<SourceObject> Objects,
    string? OwnDatabase = null)
{
    /// <summary>A source in which nothing can be looked for.</summary>
    public static SourceContents Nothing { get; } = new([], [], []);

    public bool HasDatabases => Databases.Count > 0;
}
