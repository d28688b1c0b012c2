namespace D360Portal.Features.Connections;

/// <summary>What became of an intent to change or delete a connector.</summary>
public enum ChangeState
{
    /// <summary>It is being done.</summary>
    UnderWay,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>Salesforce refused, or the call never left: the connector is as it was.</summary>
    Rejected,

    /// <summary>The call was sent and not answered.</summary>
    Unknown,

    /// <summary>The old connector is deleted, and the new one is not there (yet).</summary>
    Removed,
}
