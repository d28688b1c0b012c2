namespace D360Portal.Features.Connections.Bulk;

/// <summary>Gives a credential set to all rows with a value in a column.</summary>
/// <param name="Column">The header.</param>
/// <param name="Value">The value, in any case.</param>
/// <param name="Set">The set's name.</param>
public sealed record CredentialRule(string Column, string Value, string Set);
