namespace D360Portal.Salesforce.Grants;

/// <summary>What a call needs: where to, and as whom.</summary>
/// <param name="Grant">The grant as stored.</param>
/// <param name="AccessToken">Its current access token.</param>
/// <param name="Renewals">How many renewals of the grant had ended, well or badly, when the token was handed out.</param>
public sealed record GrantAccess(Grant Grant, Secret AccessToken, int Renewals);
