namespace D360Portal.Salesforce.Data360;

/// <summary>What the catalogue says of one type: how its settings are called, and which of them are secret.</summary>
/// <param name="Type">The entry.</param>
/// <param name="Attributes">Its settings, in the catalogue's order.</param>
public sealed record ConnectorTypeDescription(ConnectorType Type, IReadOnlyList<AttributeDescription> Attributes)
{
    /// <summary>Names that several of the catalogue's entries have; the first of them counts.</summary>
    public IReadOnlyList<string> RepeatedNames { get; init; } = [];

    /// <summary>Entries of the catalogue that have no name, and so cannot be filled in.</summary>
    public int NamelessCount { get; init; }

    /// <summary>The setting of that name. Names are compared exactly first: some types differ from another's in case alone.</summary>
    public AttributeDescription? Find(string name) =>
        Attributes.FirstOrDefault(attribute => attribute.Name == name)
        ?? Attributes.FirstOrDefault(attribute => string.Equals(attribute.Name, name, StringComparison.OrdinalIgnoreCase));
}
