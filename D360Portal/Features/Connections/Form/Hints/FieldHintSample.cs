namespace D360Portal.Features.Connections;

/// <summary>A value that a hint speaks about.</summary>
/// <param name="Typed">The value.</param>
/// <param name="Becomes">What the fix makes of it; null for a hint without one.</param>
internal sealed record FieldHintSample(string Typed, string? Becomes = null);
