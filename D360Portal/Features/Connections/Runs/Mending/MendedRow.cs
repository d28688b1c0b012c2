namespace D360Portal.Features.Connections;

/// <summary>A failed row that its user has mended.</summary>
/// <param name="Row">The row as it is to be sent.</param>
/// <param name="IsSent">Whether it is to be sent again at once, and it alone.</param>
public sealed record MendedRow(RunRow Row, bool IsSent);
