namespace D360Portal.Features.Connections.Details;

/// <summary>The tabs of a connector's page.</summary>
internal enum DetailsTab
{
    /// <summary>What Salesforce tells of the connector.</summary>
    Overview,

    /// <summary>What lies behind it.</summary>
    Source,

    /// <summary>What its source pushes.</summary>
    Schema,
}
