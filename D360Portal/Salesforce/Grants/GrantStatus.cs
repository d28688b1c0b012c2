namespace D360Portal.Salesforce.Grants;

/// <summary>Whether a grant can still be used.</summary>
public enum GrantStatus
{
    /// <summary>Calls may be made with it.</summary>
    Active,

    /// <summary>Salesforce ended it (revoked, expired, pushed out): only signing in again helps.</summary>
    NeedsSignIn,
}
