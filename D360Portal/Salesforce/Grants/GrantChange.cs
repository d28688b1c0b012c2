namespace D360Portal.Salesforce.Grants;

/// <summary>What became of a grant while pages were open on it.</summary>
public enum GrantChange
{
    /// <summary>Salesforce ended it: calls fail until the user signs in again.</summary>
    Ended,

    /// <summary>The user signed in (again): calls may be made.</summary>
    Returned,

    /// <summary>The user disconnected, or an administrator revoked it: there is nothing to come back to.</summary>
    Erased,
}
