namespace D360Portal.Features.Connections;

/// <summary>What undoing a run would delete, and what it would keep.</summary>
/// <param name="Unused">Created by the run, and read by no data stream.</param>
/// <param name="Used">Created by the run, and kept because data streams read through them.</param>
/// <param name="Problem">Why it could not be told for sure what uses them; null when it could. Where it could not, nothing is deleted, and the two lists are empty.</param>
internal sealed record RunUndoPlan(IReadOnlyList<RunRow> Unused, IReadOnlyList<RunRow> Used, string? Problem);
