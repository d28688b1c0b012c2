namespace D360Portal.Salesforce.Data360;

/// <summary>Why there is no Data 360 token.</summary>
internal enum Data360TokenFault
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>Salesforce refused, did not answer, or answered with a page of HTML.</summary>
    Refused,

    /// <summary>A success without a token in it, as orgs answer whose app lacks the scopes.</summary>
    NoToken,

    /// <summary>A token for a host that is none of Data 360's.</summary>
    ForeignHost,
}
