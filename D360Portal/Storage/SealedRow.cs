namespace D360Portal.Storage;

/// <summary>One row of <see cref="ISealedRows"/>.</summary>
/// <param name="Id">Names the row to an administrator; never any of its content.</param>
/// <param name="ResealAsync">
/// Seals the row under the current key, in one statement that changes nothing when the row has changed since it was read; then the row is read
/// again. A portal may be running.
/// </param>
internal sealed record SealedRow(string Id, Func<CancellationToken, Task<ResealOutcome>> ResealAsync);
