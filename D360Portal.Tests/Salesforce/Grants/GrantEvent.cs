namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>Something that happens in a random interleaving.</summary>
/// <param name="Kind">What.</param>
/// <param name="Process">In which of the two processes.</param>
/// <param name="Yields">How many turns of the thread pool later than the round began.</param>
internal sealed record GrantEvent(GrantEventKind Kind, int Process, int Yields);

internal enum GrantEventKind
{
    /// <summary>A page makes a call.</summary>
    Call,

    /// <summary>Five pages make a call.</summary>
    Calls,

    /// <summary>A page makes a call and is closed meanwhile.</summary>
    CallAndLeave,

    /// <summary>Every access token ends.</summary>
    Expire,

    /// <summary>The next refresh loses its answer.</summary>
    LoseReply,

    /// <summary>The next refresh does not get through.</summary>
    RefuseConnection,

    /// <summary>The next refresh is told to wait.</summary>
    SayBusy,

    /// <summary>The database of the process does not take the next few results.</summary>
    FillDisk,

    /// <summary>The process dies after its next refresh, before it has stored the result, and is started again.</summary>
    Die,

    /// <summary>The user signs in (again).</summary>
    SignIn,

    /// <summary>The user disconnects.</summary>
    Disconnect,
}
