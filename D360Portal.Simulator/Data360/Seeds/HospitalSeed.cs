using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Seeds;

/// <summary>A group of hospitals.</summary>
internal static class HospitalSeed
{
    private const int Clinics = 57;

    private static readonly string[] Cities =
        ["Bergen", "Aarhus", "Lyon", "Porto", "Ghent", "Graz", "Turku", "Bilbao", "Cork", "Malmö", "Utrecht", "Leipzig", "Gdańsk", "Brno", "Trieste", "Basel", "Leeds", "Split", "Riga", "Patras"];

    private static readonly string[] Regions = ["eu-west-1", "eu-central-1", "eu-north-1"];

    public static void Sow(SimulatedData360 data360)
    {
        SowClinics(data360);
        SowDatabases(data360);
        SowEverythingElse(data360);
        HostileLabels.Sow(data360);
        HospitalStreams.Sow(data360);
    }

    private static void SowClinics(SimulatedData360 data360)
    {
        foreach (var number in Enumerable.Range(1, Clinics))
        {
            data360.Add("AwsRdsMySql", $"AWS RDS MySQL clinic {number:D2}", connection => Aged(data360, number, connection with
            {
                Family = new DataFamily
                {
                    Parameters =
                    [
                        new NamedValue("jdbc_connection_url", PlausibleValues.RdsHost($"clinic-{number:D2}", 3306, Regions[number % Regions.Length])),
                        new NamedValue("DATABASE", $"clinic_{number:D2}"),
                    ],
                    Credentials = [new NamedValue("user", "data360_reader"), new NamedValue("password", PlausibleValues.Secret)],
                },
            }));
        }
    }

    private static void SowDatabases(SimulatedData360 data360)
    {
        Several(data360, "AwsRdsPostgres", "Laboratory", Cities, 5432);
        Several(data360, "AwsRdsSqlServer", "Billing", Cities[..15], 1433);
        Several(data360, "AwsRdsOracle", "Pharmacy", Cities[..8], 1521);
        Several(data360, "HerokuPostgres", "Appointments", Cities[..6]);
    }

    private static void SowEverythingElse(SimulatedData360 data360)
    {
        Several(data360, "AwsS3", "Imaging archive", Cities[..18]);
        Several(data360, "GCS", "Research exports", Cities[..6]);
        Several(data360, "SNOWFLAKE", "Analytics", Cities[..5]);
        Several(data360, "Databricks", "Forecasts", Cities[..3]);
        Several(data360, "IngestApi", "Bedside devices", Cities[..6]);
        Several(data360, "StreamingApp", "Patient portal", Cities[..2]);

        data360.Add(FamilyTypes.Crm, "Salesforce Connector Home", connection => Aged(data360, 400, connection with
        {
            Name = "SalesforceDotCom_Home",
            Family = new CrmFamily(ShortId.Of(data360.OrganizationId), "Home", "Salesforce_Home"),
        }));
        data360.Add(FamilyTypes.Crm, "Salesforce Foundation", connection => Aged(data360, 211, connection with
        {
            Health = ConnectionHealth.Processing,
            Family = new CrmFamily(ShortId.Of(RecordId.Of("00DSM", 2)), "Foundation", "Salesforce_Foundation"),
        }));
        data360.Add(FamilyTypes.MarketingCloud, "Marketing Cloud", connection => Aged(data360, 300, connection));
    }

    private static void Several(SimulatedData360 data360, string connectorType, string what, string[] cities, int? port = null)
    {
        foreach (var (index, city) in cities.Index())
        {
            data360.Add(connectorType, $"{what} {city}", connection =>
                Aged(data360, index + what.Length, port is { } listening ? OnRds(connection, listening, Regions[index % Regions.Length]) : connection));
        }
    }

    private static StoredConnection OnRds(StoredConnection connection, int port, string region)
    {
        var data = (DataFamily)connection.Family;
        var host = PlausibleValues.HostLabel(connection.Name);
        return connection with
        {
            Family = data with
            {
                Parameters = [.. data.Parameters.Select(value => value.ParamName == "jdbc_connection_url" ? value with { Value = PlausibleValues.RdsHost(host, port, region) } : value)],
            },
        };
    }

    /// <summary>Gives a connection its past: when it was made, how it is, when it last brought data.</summary>
    private static StoredConnection Aged(SimulatedData360 data360, int number, StoredConnection connection)
    {
        var created = data360.Now.AddDays(-30 - (number * 3)).AddMinutes(-number * 7);
        var health = connection.Health != ConnectionHealth.Connected ? connection.Health : HealthOf(number);
        return connection with
        {
            Health = health,
            CreatedAt = created,
            ModifiedAt = created.AddDays(number % 28),
            Family = connection.Family is DataFamily data ? data with { Sync = SyncOf(health, number, data360.Now) } : connection.Family,
        };
    }

    private static ConnectionHealth HealthOf(int number) => (number % 11, number % 17, number % 23, number % 29) switch
    {
        (7, _, _, _) => ConnectionHealth.Failed,
        (_, 5, _, _) => ConnectionHealth.NeedsReAuth,
        (_, _, 12, _) => ConnectionHealth.Disconnected,
        (_, _, _, 3) => ConnectionHealth.Processing,
        _ => ConnectionHealth.Connected,
    };

    private static SyncState SyncOf(ConnectionHealth health, int number, DateTimeOffset now) => health switch
    {
        ConnectionHealth.Failed => new SyncState("Failure", now.AddDays(-1 - (number % 9)), "CONNECTION_NOT_ESTABLISHED"),
        ConnectionHealth.NeedsReAuth => new SyncState("InvalidCredentials", now.AddDays(-3 - (number % 20)), "INVALID_CREDENTIALS"),
        ConnectionHealth.Disconnected => new SyncState("Failure", now.AddDays(-40 - number), "INVALID_CONNECTION"),
        ConnectionHealth.Processing => number % 2 == 0 ? new SyncState("Pending") : new SyncState("InProgress", now.AddHours(-26)),
        _ when number % 19 == 0 => SyncState.None,
        _ => new SyncState("Success", now.AddMinutes(-4 - (number * 11))),
    };
}
