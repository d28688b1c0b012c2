namespace D360Portal.Features.Connections;

/// <summary>Rows that failed for one cause.</summary>
/// <param name="State">Rejected or unknown; created for those that an undo could not delete.</param>
/// <param name="Reason">The cause, in our words.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="FirstNumber">The first of them, as the user counts.</param>
public sealed record RunFailureGroup(RunRowState State, string Reason, int Rows, int FirstNumber);
