namespace D360Portal.Features.Connections.Edit;

/// <summary>One thing that is to change.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Old">What it is; null for what is not shown.</param>
/// <param name="New">What it is to be; null for what is not shown.</param>
public sealed record ChangeRow(string Label, string? Old, string? New);
