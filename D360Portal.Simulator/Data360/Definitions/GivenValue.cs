using D360Portal.Simulator.Data360.Catalogue;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>A value that stands where its attribute belongs.</summary>
internal sealed record GivenValue(CatalogueAttribute Attribute, string Value)
{
    /// <summary>Only the name: the value may be a secret.</summary>
    public override string ToString() => Attribute.Name;
}
