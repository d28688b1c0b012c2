namespace D360Portal.Salesforce.Data360;

/// <summary>One thing behind a connector that a data stream could read: a table, a view, files, an object of a service.</summary>
/// <param name="Name">Its name in the source, and in addresses.</param>
public sealed record SourceObject(string Name)
{
    /// <summary>Its display text; null where it has none of its own.</summary>
    public string? Label { get; init; }

    /// <summary>What it is, in the most exact of Salesforce's words, such as <c>TABLE</c> or <c>StructuredData</c>; null when not told.</summary>
    public string? Kind { get; init; }

    /// <summary>The schema that it is in; null when not told.</summary>
    public string? Schema { get; init; }

    /// <summary>The database that it is in; null when not told.</summary>
    public string? Database { get; init; }

    /// <summary>What Salesforce told beside all that, such as <c>description</c> or <c>bundleName</c>.</summary>
    public IReadOnlyList<ConnectionParameter> Further { get; init; } = [];
}
