namespace D360Portal.Features.Connections;

/// <summary>What became of an intent to create a connector.</summary>
public enum IntentState
{
    /// <summary>The call is under way.</summary>
    Sending,

    /// <summary>The connector exists.</summary>
    Created,

    /// <summary>Salesforce refused, or the call never left.</summary>
    Rejected,

    /// <summary>The call was sent and not answered, and the connector has not been found: it may yet appear.</summary>
    Unknown,
}
