namespace D360Portal.Simulator.Data360.Connections;

/// <summary>How the last transfer through a connection went.</summary>
/// <param name="Status">Failure, InProgress, InvalidCredentials, None, Pending or Success.</param>
/// <param name="At">When it ended; null when there was none.</param>
/// <param name="ErrorCode">What it ended with; null when it went well.</param>
internal sealed record SyncState(string Status, DateTimeOffset? At = null, string? ErrorCode = null)
{
    public static SyncState None { get; } = new("None");
}
