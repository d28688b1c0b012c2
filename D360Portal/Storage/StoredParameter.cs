namespace D360Portal.Storage;

/// <summary>One parameter of a <see cref="StoredDefinition"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null for a secret one.</param>
internal sealed record StoredParameter(string Name, string? Value);
