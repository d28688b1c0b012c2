namespace D360Portal.Features.Connections;

/// <summary>One row of <c>field-hints.json</c>, as it is written there.</summary>
/// <remarks>The generated reader sets null for a list that is left out, past the default; the lists make it empty again.</remarks>
internal sealed record FieldHintRow
{
    /// <summary>A name of its own, in kebab case.</summary>
    public required string Id { get; init; }

    /// <summary>The connector types it holds for, in Salesforce's spelling; empty for all.</summary>
    public IReadOnlyList<string> Types { get; init => field = value ?? []; } = [];

    /// <summary>A regular expression for the whole <c>paramName</c>, in any case.</summary>
    public required string Parameter { get; init; }

    /// <summary>A regular expression for the whole value.</summary>
    public required string Value { get; init; }

    /// <summary>What is likely wrong, and what Salesforce wants.</summary>
    public required string Says { get; init; }

    /// <summary>The change that puts it right, by its name in <see cref="FieldFixes"/>; null where only a person can.</summary>
    public string? Fix { get; init; }

    /// <summary>A page of Salesforce's, or how it is known otherwise.</summary>
    public required string Source { get; init; }

    /// <summary>Values that it speaks about.</summary>
    public required IReadOnlyList<FieldHintSample> Samples { get; init; }

    /// <summary>Values that are right.</summary>
    public required IReadOnlyList<string> Right { get; init; }
}
