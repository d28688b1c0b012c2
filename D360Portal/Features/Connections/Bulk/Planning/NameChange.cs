namespace D360Portal.Features.Connections.Bulk;

/// <summary>An API name that is not as it was written, or as it would be made of the name alone.</summary>
/// <param name="From">What it would have been.</param>
/// <param name="To">What it is.</param>
/// <param name="Why">The reason, in a few words.</param>
public sealed record NameChange(string From, string To, string Why);
