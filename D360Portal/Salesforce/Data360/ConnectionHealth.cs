namespace D360Portal.Salesforce.Data360;

/// <summary>What a connector's status comes to.</summary>
public enum ConnectionHealth
{
    /// <summary>Salesforce gave no status, or one that the portal does not know.</summary>
    Unknown,

    /// <summary>It works.</summary>
    Healthy,

    /// <summary>Salesforce is still at it.</summary>
    InProgress,

    /// <summary>Somebody must do something.</summary>
    Unhealthy,
}
