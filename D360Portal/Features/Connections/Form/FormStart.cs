using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What a form begins with.</summary>
public sealed record FormStart
{
    /// <summary>The form's name among the user's drafts, such as <c>clone/9cg…</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What must be filled in.</summary>
    public required ConnectorForm Form { get; init; }

    /// <summary>The connector that is cloned, or that is changed; null for a new one.</summary>
    public Connection? Source { get; init; }

    /// <summary>Whether <see cref="Source"/> itself is changed, and nothing new made.</summary>
    public bool IsChange { get; init; }

    /// <summary>What <see cref="Source"/> is called in a sentence.</summary>
    public string SourceWords => IsChange ? "the connector" : "the cloned connector";

    /// <summary>What is filled in already.</summary>
    public required ConnectionDraft Draft { get; init; }

    /// <summary>What could not be carried over from the cloned connector.</summary>
    public IReadOnlyList<string> NotCarried { get; init; } = [];

    /// <summary>The connectors that are known, to compare names and sources with.</summary>
    public required IReadOnlyList<ConnectionRow> Neighbours { get; init; }
}
