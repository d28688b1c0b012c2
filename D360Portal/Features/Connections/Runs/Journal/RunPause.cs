namespace D360Portal.Features.Connections;

/// <summary>Why a run waits, and for how long.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Reason">The cause in sentences, for the user.</param>
/// <param name="Until">When it goes on by itself; null when it waits for somebody.</param>
public sealed record RunPause(PauseCause Cause, string Reason, DateTimeOffset? Until = null);
