namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>What happens to one refresh at the token endpoint of a <see cref="RotatingOrg"/>.</summary>
internal enum Mishap
{
    /// <summary>The connection is refused: the request never leaves.</summary>
    NotConnected,

    /// <summary>Everything is done, and the answer never arrives.</summary>
    ReplyLost,

    /// <summary>Everything is done, and the answer is a page of HTML with 503.</summary>
    ReplyReplaced,

    /// <summary>The answer is "token request is already being processed", and nothing is done.</summary>
    Busy,
}
