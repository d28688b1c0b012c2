namespace D360Portal.Features.Connections;

/// <summary>What the catalogue's release levels mean.</summary>
internal static class ReleaseLevels
{
    private const string Beta = "BETA";
    private const string AccessCheck = "ACCESS_CHECK";

    /// <summary>The levels that need an explanation, and their meaning.</summary>
    public static IReadOnlyList<string> Explained { get; } = [Beta, AccessCheck];

    /// <summary>The word for a level that needs one; null for what is generally available, or not told.</summary>
    public static string? WordOf(string? level) => level?.ToUpperInvariant() switch
    {
        null or "GA" => null,
        Beta => "Beta",
        AccessCheck => "Needs Salesforce's consent",
        _ => level,
    };

    /// <summary>What a level means, in sentences; null where there is nothing to say.</summary>
    public static string? MeaningOf(string? level) => level?.ToUpperInvariant() switch
    {
        Beta => "Salesforce may change such a type, and an administrator may have to switch on beta connectors.",
        AccessCheck => "Salesforce opens such a type only for some orgs. In the others a connector can be made but never connects, whatever its settings. Ask Salesforce first.",
        _ => null,
    };
}
