namespace D360Portal.Features.Connections;

/// <summary>Secrets that rows share, and that must be asked for again.</summary>
/// <param name="Name">The credential set; null for a row whose secrets were typed in the row.</param>
/// <param name="SecretNames">What is asked for, by Salesforce's names.</param>
/// <param name="Rows">How many rows need it.</param>
/// <param name="RowNumber">The row in the sheet, where its secrets are its own; null for a credential set.</param>
public sealed record RunSecretSet(string? Name, IReadOnlyList<string> SecretNames, int Rows, int? RowNumber = null);
