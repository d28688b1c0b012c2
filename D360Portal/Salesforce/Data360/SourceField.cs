namespace D360Portal.Salesforce.Data360;

/// <summary>One field of an object behind a connector.</summary>
/// <param name="Name">Its name in the source.</param>
public sealed record SourceField(string Name)
{
    /// <summary>Its display text; null where it has none of its own.</summary>
    public string? Label { get; init; }

    /// <summary>The type that Data 360 makes of it, such as <c>Text</c>; <c>Unsupported</c> for one that it cannot read; null when not told.</summary>
    public string? Type { get; init; }

    /// <summary>The type in the source's own word, such as <c>VARCHAR(200)</c>; null when not told.</summary>
    public string? OriginalType { get; init; }

    /// <summary>How its text is to be read, such as <c>yyyy-MM-dd</c>; null when not told.</summary>
    public string? Format { get; init; }

    /// <summary>Whether it must have a value; null when not told.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>Whether it is part of the primary key.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether Data 360 can read it.</summary>
    public bool IsSupported => !string.Equals(Type, "Unsupported", StringComparison.OrdinalIgnoreCase);
}
