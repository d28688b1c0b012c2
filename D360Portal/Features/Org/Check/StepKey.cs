namespace D360Portal.Features.Org.Check;

/// <summary>The steps of the check, in the order in which they run.</summary>
public enum StepKey
{
    /// <summary>Who the user is, and what was granted.</summary>
    Identity,

    /// <summary>The app's own token.</summary>
    ServiceToken,

    /// <summary>The Data 360 token.</summary>
    Data360Token,

    /// <summary>The smallest query.</summary>
    Query,

    /// <summary>The catalogue.</summary>
    ConnectorTypes,

    /// <summary>The connectors of one type.</summary>
    Connectors,

    /// <summary>What is left of the day's API calls.</summary>
    Allowance,

    /// <summary>Whether the user may create.</summary>
    Permission,
}
