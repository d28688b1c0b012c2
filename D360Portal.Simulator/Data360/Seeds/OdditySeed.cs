using D360Portal.Simulator.Data360.Catalogue;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Seeds;

/// <summary>An org whose catalogue and connections do not fit together.</summary>
internal static class OdditySeed
{
    /// <summary>A type that the catalogue does not have, or no longer.</summary>
    public const string RetiredType = "RetiredConnector";

    public static void Sow(SimulatedData360 data360)
    {
        data360.Catalogue = ConnectorCatalogue.WithOddTypes;
        data360.Add("AwsRdsMySql", "Clinic with unknown settings", connection => connection with
        {
            Family = (DataFamily)connection.Family with
            {
                Parameters =
                [
                    .. ((DataFamily)connection.Family).Parameters,
                    new NamedValue("ssl_mode", "<required>"),
                    new NamedValue("ssl_mode", "again"),
                    new NamedValue("", "nameless"),
                ],
            },
        });
        data360.Add("AwsRdsMySql", "Clinic that cannot change", connection => connection with
        {
            Family = (DataFamily)connection.Family with { IsEditable = false, IsDeletable = false },
        });
        foreach (var type in OddTypes.All.Where(type => type.Name is not (OddTypes.Nameless or OddTypes.TwinNames)))
        {
            data360.Add(type.Name, $"One of {type.Name}");
        }

        data360.Connections.Add(new StoredConnection
        {
            Id = data360.Connections.NewId(FamilyTypes.IdPrefix(RetiredType)),
            ConnectorType = RetiredType,
            Label = "Left over",
            Name = "Left_over",
            Family = new DataFamily { Parameters = [new NamedValue("address", "old.example")], Credentials = [new NamedValue("key", "")] },
            CreatedAt = data360.Now.AddYears(-3),
            ModifiedAt = data360.Now.AddYears(-3),
        });
    }
}
