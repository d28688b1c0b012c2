namespace D360Portal.Salesforce.Explaining;

/// <summary>One row of <c>explanations.json</c>, as it is written there. What a row leaves out, it does not ask for.</summary>
/// <remarks>The generated reader sets null for a list that is left out, past the default; the lists make it empty again.</remarks>
internal sealed record ExplanationRow
{
    /// <summary>A name of its own, in kebab case.</summary>
    public required string Id { get; init; }

    /// <summary>Where the row holds; empty for every call of the API.</summary>
    public IReadOnlyList<FailureKind> Where { get; init => field = value ?? []; } = [];

    /// <summary>The codes it holds for, in any case.</summary>
    public IReadOnlyList<string> Codes { get; init => field = value ?? []; } = [];

    /// <summary>A part of Salesforce's words, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>In place of <see cref="Text"/>, a regular expression; a group called <c>field</c> is the parameter it is about.</summary>
    public string? Pattern { get; init; }

    /// <summary>The connector types it holds for, in Salesforce's spelling.</summary>
    public IReadOnlyList<string> Types { get; init => field = value ?? []; } = [];

    /// <summary>The release level it holds for.</summary>
    public string? ReleaseLevel { get; init; }

    /// <summary>The HTTP status, such as <c>422</c>, or a class of them, such as <c>5xx</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What it means.</summary>
    public required string Meaning { get; init; }

    /// <summary>What to do.</summary>
    public required string NextStep { get; init; }

    /// <summary>The parameter it is about.</summary>
    public string? Field { get; init; }

    /// <summary>A page of Salesforce's, or how it is known otherwise.</summary>
    public required string Source { get; init; }

    /// <summary>Words that Salesforce says then: the tests find the row by them.</summary>
    public required string Sample { get; init; }
}
