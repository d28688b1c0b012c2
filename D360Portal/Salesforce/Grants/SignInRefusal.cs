namespace D360Portal.Salesforce.Grants;

/// <summary>Why the portal does not believe a completed sign-in.</summary>
public enum SignInRefusal
{
    /// <summary>The answer lacks the access token, the identity or the instance address.</summary>
    Incomplete,

    /// <summary>The signature over identity and time is missing or wrong.</summary>
    SignatureWrong,

    /// <summary>The identity URL is not a Salesforce one.</summary>
    IdentityHostForeign,

    /// <summary>The instance address is not the org that was asked.</summary>
    OtherOrg,

    /// <summary>The answer was issued too long ago or in the future: this machine's clock is off, or the answer is old.</summary>
    ClockApart,

    /// <summary>The userinfo endpoint, or the id token, names somebody else.</summary>
    OtherUser,
}
