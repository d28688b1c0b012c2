namespace D360Portal.Salesforce.Grants;

/// <summary>What a refusal of the token endpoint means for a grant. Only <see cref="GrantOver"/> ends it.</summary>
public enum TokenRefusal
{
    /// <summary>The grant is over: expired, revoked, rotated out, pushed out, or the user may not use the app any more.</summary>
    GrantOver,

    /// <summary>Another request with the same refresh token is under way: wait, and use what it brought.</summary>
    Busy,

    /// <summary>The app, its key, its secret or its settings are refused: the operator's fault, the grant stays.</summary>
    AppRefused,

    /// <summary><c>invalid_grant</c> with a text that nobody has seen: the grant stays, and the user is asked to sign in.</summary>
    Unclear,

    /// <summary>Anything else, from a locked-out login to an error nobody has seen: the grant stays.</summary>
    Other,
}
