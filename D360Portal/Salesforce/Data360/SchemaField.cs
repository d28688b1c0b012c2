namespace D360Portal.Salesforce.Data360;

/// <summary>One field of a <see cref="ConnectionSchema"/>.</summary>
/// <param name="Name">Its API name.</param>
public sealed record SchemaField(string Name)
{
    /// <summary>Its display text; null where it has none of its own.</summary>
    public string? Label { get; init; }

    /// <summary>Such as <c>Text</c> or <c>DateTime</c>; null when not told.</summary>
    public string? DataType { get; init; }

    /// <summary>Whether an event must have it; null when not told.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>Its place in the key; null when it is not part of it, or when not told.</summary>
    public int? KeyOrder { get; init; }
}
