namespace D360Portal.Salesforce.Grants;

/// <summary>What a call needs: where to, and as whom.</summary>
/// <param name="Grant">The grant as stored.</param>
/// <param name="AccessToken">Its current access token.</param>
public sealed record GrantAccess(Grant Grant, Secret AccessToken);
