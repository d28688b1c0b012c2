namespace D360Portal.Salesforce.Grants;

/// <summary>What a refusal of the token endpoint means for a grant.</summary>
public enum TokenRefusal
{
    /// <summary>The grant is over: expired, revoked, rotated out, pushed out, or the user may not use the app any more.</summary>
    GrantOver,

    /// <summary>Another request with the same refresh token is under way: wait, and use what it brought.</summary>
    Busy,

    /// <summary>The app's own key or secret is refused: the operator's fault, the grant stays.</summary>
    AppRefused,

    /// <summary>Anything else, from a locked-out login to an error nobody has seen: the grant stays.</summary>
    Other,
}
