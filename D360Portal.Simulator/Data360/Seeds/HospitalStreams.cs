using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Schemas;
using D360Portal.Simulator.Data360.Streams;

namespace D360Portal.Simulator.Data360.Seeds;

/// <summary>What the hospitals do with a few of their connections: none of these can be deleted.</summary>
internal static class HospitalStreams
{
    /// <summary>More streams than fit on the first page of a list.</summary>
    private static readonly (string Label, string[] Objects)[] Used =
    [
        ("AWS RDS MySQL clinic 02", ["Patients", "Appointments", "Invoices"]),
        ("AWS RDS MySQL clinic 24", ["Patients", "Appointments"]),
        ("AWS RDS MySQL clinic 41", ["Patients"]),
        ("Imaging archive Bergen", ["files"]),
        ("Analytics Aarhus", ["Forecast", "Occupancy"]),
        ("Salesforce Connector Home", ["Account", "Contact", "Case"]),
        ("Bedside devices Bergen", ["HeartRate"]),
    ];

    private static readonly SchemaField[] HeartRate =
        [new("deviceId", "Device", "Text"), new("bpm", "Beats per minute", "Number"), new("measuredAt", "Measured at", "DateTime")];

    public static void Sow(SimulatedData360 data360)
    {
        var byLabel = data360.Connections.All.ToLookup(connection => connection.Label, StringComparer.Ordinal);
        foreach (var (label, objects) in Used)
        {
            foreach (var (index, name) in objects.Index())
            {
                data360.AddStream(byLabel[label].Single(), name, stream => index == 2 ? Failed(stream) : stream);
            }
        }

        foreach (var devices in data360.Connections.All.Where(connection => connection.Family is IngestApiFamily))
        {
            data360.Connections.Update(devices.Id, stored => stored with { Schemas = Schemas(data360, stored) });
        }
    }

    private static StoredStream Failed(StoredStream stream) => stream with { Status = "Error", LastRunStatus = "Failure" };

    private static StoredSchema[] Schemas(SimulatedData360 data360, StoredConnection connection) =>
    [
        new StoredSchema
        {
            Name = "HeartRate",
            Label = "Heart rate",
            SchemaType = FamilyTypes.IngestApi,
            Fields = HeartRate,
            IsInUse = data360.Streams.Hold(connection.Id, TimeSpan.Zero),
            CreatedAt = connection.CreatedAt,
            ModifiedAt = connection.ModifiedAt,
        },
        new StoredSchema
        {
            Name = "Alarm",
            Label = "Alarm <urgent> & loud",
            SchemaType = FamilyTypes.IngestApi,
            Fields = [new("deviceId", "Device", "Text"), new("isCritical", "Critical", "Boolean")],
            CreatedAt = connection.CreatedAt,
            ModifiedAt = connection.ModifiedAt,
        },
    ];
}
