namespace D360Portal.Features.Connections;

/// <summary>What is known about a setting besides its rules: where it and its value come from, and what speaks against them.</summary>
public sealed record FieldFacts
{
    /// <summary>Nothing is known.</summary>
    public static FieldFacts None { get; } = new();

    /// <summary>Where the setting or its value comes from, in a few words; null when the setting is the catalogue's and the value the user's.</summary>
    public string? Origin { get; init; }

    /// <summary>Where the sources disagree, in sentences.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>What other connectors of the type have.</summary>
    public UsualValues Usual { get; init; } = UsualValues.None;
}
