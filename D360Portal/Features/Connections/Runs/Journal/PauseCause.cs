namespace D360Portal.Features.Connections;

/// <summary>Why a run waits.</summary>
public enum PauseCause
{
    /// <summary>Its user paused it.</summary>
    User,

    /// <summary>Salesforce ended the user's permission. It goes on when the user has signed in again.</summary>
    SignIn,

    /// <summary>The user may not create connectors, or not any more.</summary>
    Permission,

    /// <summary>The org is locked, for everybody.</summary>
    OrgLocked,

    /// <summary>Nothing was created yet, and the first rows were all refused for one cause.</summary>
    Refused,

    /// <summary>The org's calls are used up but for the reserve.</summary>
    Allowance,

    /// <summary>Salesforce is busy or out of reach.</summary>
    Busy,

    /// <summary>Secrets of rows to be sent are no longer kept.</summary>
    Secrets,
}
