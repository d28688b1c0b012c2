namespace D360Portal.Features.Connections;

/// <summary>A row of a run in the table.</summary>
/// <param name="Index">Which of the rows that are shown it is, from 0.</param>
/// <param name="Row">The row.</param>
internal sealed record RunRowAt(int Index, RunRow Row);
