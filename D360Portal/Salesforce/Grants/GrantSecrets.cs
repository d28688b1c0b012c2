namespace D360Portal.Salesforce.Grants;

/// <summary>The two tokens of a grant. They exist in the clear only while a call is made or a grant is stored.</summary>
/// <param name="AccessToken">Sent as bearer.</param>
/// <param name="RefreshToken">Renews the access token; null when Salesforce gave none.</param>
public sealed record GrantSecrets(Secret AccessToken, Secret? RefreshToken);
