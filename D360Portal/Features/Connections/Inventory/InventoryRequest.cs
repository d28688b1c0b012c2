using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>How far to look.</summary>
public abstract record InventoryRequest
{
    private InventoryRequest()
    {
    }

    /// <summary>The one list of all connectors where the org has one; else the types in use, and those not asked for a day.</summary>
    public sealed record Usual : InventoryRequest;

    /// <summary>Every type of the catalogue, whatever is remembered.</summary>
    public sealed record EveryType : InventoryRequest;

    /// <summary>These types again, such as those that failed.</summary>
    /// <param name="Types">The types.</param>
    public sealed record Again(IReadOnlyCollection<ConnectorTypeName> Types) : InventoryRequest;
}
