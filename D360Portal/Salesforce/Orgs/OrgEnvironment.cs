namespace D360Portal.Salesforce.Orgs;

/// <summary>What kind of org it is, as the coloured band of every page says it.</summary>
public enum OrgEnvironment
{
    /// <summary>Real data and real users. Also anything that could not be decided: the careful answer.</summary>
    Production,

    /// <summary>A sandbox or a scratch org.</summary>
    Sandbox,

    /// <summary>A Developer Edition org.</summary>
    Developer,

    /// <summary>A simulated org: nothing in it is real.</summary>
    Simulated,
}
