using System.Text.RegularExpressions;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Definitions;
using D360Portal.Simulator.Data360.Sources;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Makes a connection of what a caller has described.</summary>
internal sealed partial class NewConnection(SimulatedOrg org)
{
    /// <param name="definition">The description, which has been checked.</param>
    /// <param name="values">Its values that count.</param>
    /// <param name="creator">Who creates it.</param>
    public StoredConnection Of(Definition definition, IReadOnlyList<GivenValue> values, Bearer creator)
    {
        var type = definition.ConnectorType;
        return new StoredConnection
        {
            Id = org.Data360.Connections.NewId(FamilyTypes.IdPrefix(type)),
            ConnectorType = type,
            Label = definition.Label!,
            Name = type == FamilyTypes.IngestApi ? Rewritten(definition.Label!) : definition.Name!,
            Family = FamilyOf(definition, values),
            Source = org.Data360.SourceOf(type, values),
            CreatedAt = org.Now,
            ModifiedAt = org.Now,
            CreatedBy = creator.User,
            ModifiedBy = creator.User,
        };
    }

    /// <summary>A connection of which everything is replaced that a caller can describe.</summary>
    /// <param name="stored">The connection.</param>
    /// <param name="definition">The description, which has been checked.</param>
    /// <param name="values">Its values that count.</param>
    /// <param name="editor">Who replaces it.</param>
    public StoredConnection InPlaceOf(StoredConnection stored, Definition definition, IReadOnlyList<GivenValue> values, Bearer editor) => stored with
    {
        Label = definition.Label!,
        Name = stored.Family is IngestApiFamily ? stored.Name : definition.Name!,
        Family = Kept(stored.Family, FamilyOf(definition, values)),
        Source = org.Data360.SourceOf(stored.ConnectorType, values),
        Health = stored.Family is DataFamily ? ConnectionHealth.Connected : stored.Health,
        SettlesAt = null,
        ModifiedAt = org.Now,
        ModifiedBy = editor.User,
    };

    /// <summary>The new family with what the old one has of the org's own.</summary>
    private static ConnectionFamily Kept(ConnectionFamily old, ConnectionFamily replacement) => (old, replacement) switch
    {
        (DataFamily data, DataFamily other) => other with { Sync = data.Sync, IsEditable = data.IsEditable, IsDeletable = data.IsDeletable },
        (StreamingAppFamily app, StreamingAppFamily other) => app with { AppType = other.AppType, AppSubType = other.AppSubType },
        (CrmFamily, CrmFamily) => replacement,
        _ => old,
    };

    private static ConnectionFamily FamilyOf(Definition definition, IReadOnlyList<GivenValue> values) => definition.ConnectorType switch
    {
        FamilyTypes.IngestApi => new IngestApiFamily(PlausibleConnection.TenantHost),
        FamilyTypes.Crm => new CrmFamily(ShortId.Of(definition.OrganizationId!), Alias: definition.Name!, DataSource: $"Salesforce_{definition.Name}"),
        FamilyTypes.MarketingCloud => new MarketingCloudFamily(Eid: null, []),
        FamilyTypes.StreamingApp => new StreamingAppFamily(
            $"{definition.Name}-source", definition.StreamingAppType!, definition.StreamingAppSubType, PlausibleConnection.TenantHost, []),
        _ => new DataFamily
        {
            Method = definition.Method!,
            Parameters = [.. values.Where(value => !value.Attribute.IsSecure).Select(value => new NamedValue(value.Attribute.Name, value.Value))],

            // The names alone: what is not kept cannot be shown by mistake.
            Credentials = [.. values.Where(value => value.Attribute.IsSecure).Select(value => new NamedValue(value.Attribute.Name, ""))],
        },
    };

    /// <summary>The name that the org gives to an ingestion API, whatever the caller calls it.</summary>
    private static string Rewritten(string label) => NotAlphanumeric().Replace($"{label}_{Guid.NewGuid()}", "_");

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NotAlphanumeric();
}
