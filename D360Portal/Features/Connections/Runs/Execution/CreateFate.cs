namespace D360Portal.Features.Connections;

/// <summary>What a create that did not succeed means for its row and its run.</summary>
internal enum CreateFate
{
    /// <summary>Salesforce would not have it.</summary>
    Rejected,

    /// <summary>Salesforce says that the name is taken: by the same connector, or by another.</summary>
    NameTaken,

    /// <summary>Salesforce had no time for it, and surely did nothing.</summary>
    Busy,

    /// <summary>Salesforce answered that it is not available. That is believed once the list does not have the connector.</summary>
    Unavailable,

    /// <summary>Nobody knows what became of it.</summary>
    Unanswered,

    /// <summary>The org's calls of the day are used up; nothing was done.</summary>
    NoAllowance,

    /// <summary>The user may not do it; nothing was done.</summary>
    Forbidden,

    /// <summary>The org is locked, for everybody; nothing was done.</summary>
    OrgLocked,

    /// <summary>The user must sign in again; nothing was done.</summary>
    SignedOut,
}
