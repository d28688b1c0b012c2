namespace D360Portal.Features.Connections.Details.Source;

/// <summary>The answer to a question about a place.</summary>
/// <param name="List">What is there.</param>
/// <param name="Attributes">The place as it was spelled.</param>
/// <param name="Note">What was found out about the spelling; null when nothing was.</param>
internal sealed record SpelledAnswer<T>(IReadOnlyList<T> List, IReadOnlyDictionary<string, string> Attributes, string? Note);
