namespace D360Portal.Salesforce.Grants;

/// <summary>A grant that can be used, with its tokens.</summary>
/// <param name="Grant">As stored.</param>
/// <param name="Stored">The tokens as stored.</param>
/// <param name="Newest">The tokens of now: others than the stored ones only where those of a renewal could not be stored yet.</param>
internal sealed record OpenGrant(Grant Grant, GrantSecrets Stored, GrantSecrets Newest);
