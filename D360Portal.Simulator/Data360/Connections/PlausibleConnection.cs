namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Makes a healthy connection of any type, every attribute filled in.</summary>
internal sealed class PlausibleConnection(SimulatedData360 data360)
{
    /// <summary>Where the org takes in what is pushed to it.</summary>
    public const string TenantHost = "mq2gczrzgyydsnrqgq3tgnbzgq.c360a.salesforce.com";

    public StoredConnection Of(string connectorType, string label)
    {
        var name = data360.Connections.NewName(label);
        return new StoredConnection
        {
            Id = data360.Connections.NewId(FamilyTypes.IdPrefix(connectorType)),
            ConnectorType = connectorType,
            Label = label,
            Name = name,
            Family = FamilyOf(connectorType, name),
            CreatedAt = data360.Now,
            ModifiedAt = data360.Now,
        };
    }

    private ConnectionFamily FamilyOf(string connectorType, string name) => connectorType switch
    {
        FamilyTypes.IngestApi => new IngestApiFamily(TenantHost),
        FamilyTypes.Crm => new CrmFamily(ShortId.Of(data360.OrganizationId), Alias: name, DataSource: $"Salesforce_{name}"),
        FamilyTypes.MarketingCloud => new MarketingCloudFamily("7281001", [new BusinessUnit("7281001", "7281001", "Enterprise", "Enterprise")]),
        FamilyTypes.StreamingApp => new StreamingAppFamily($"{name}-source", "WebApp", null, TenantHost, [new AppModule("engagement")]),
        _ => DataOf(connectorType, name),
    };

    private DataFamily DataOf(string connectorType, string name)
    {
        var set = data360.Catalogue.Find(connectorType, new Quirks())?.Attributes
            ?? throw new ArgumentException($"The catalogue has no type {connectorType}.", nameof(connectorType));
        var preset = new Dictionary<string, string>();
        var values = set.Connection.Where(attribute => set.Concerns(attribute, preset)).ToLookup(attribute => attribute.IsSecure, attribute => new NamedValue(attribute.Name, PlausibleValues.Of(attribute, name)));
        return new DataFamily { Parameters = [.. values[false]], Credentials = [.. values[true]] };
    }
}
