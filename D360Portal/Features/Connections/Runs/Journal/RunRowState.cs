namespace D360Portal.Features.Connections;

/// <summary>What became of one row of a run.</summary>
public enum RunRowState
{
    /// <summary>Not sent yet.</summary>
    Waiting,

    /// <summary>The create is under way; it is written down before the call.</summary>
    Sending,

    /// <summary>Salesforce refused without a cause, and the same values are being tested for a better message.</summary>
    Testing,

    /// <summary>The connector exists, and this run made it.</summary>
    Created,

    /// <summary>The same connector was there, and this run did not make it.</summary>
    AlreadyThere,

    /// <summary>Salesforce refused.</summary>
    Rejected,

    /// <summary>Sent and not answered, and not found. It may yet appear, so it is looked for and not sent again by itself.</summary>
    Unknown,

    /// <summary>Left out by the user, or not sent any more because the run was stopped.</summary>
    Skipped,

    /// <summary>Created, and about to be deleted again.</summary>
    Removing,

    /// <summary>Created, and deleted again.</summary>
    Removed,
}
