namespace D360Portal.Features.Connections;

/// <summary>A failed row that its user has mended.</summary>
/// <param name="Row">The row as it is to be sent.</param>
/// <param name="IsSent">Whether it is to be sent again, and it alone of those that failed: at once, or when a run that is paused goes on.</param>
public sealed record MendedRow(RunRow Row, bool IsSent);
