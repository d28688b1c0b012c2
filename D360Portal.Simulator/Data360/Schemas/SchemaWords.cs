namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>The words that schemas are written with.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/data/connectapi/references/spec"/>, the inputs of connection schemas.</remarks>
internal static class SchemaWords
{
    public static IReadOnlyList<string> DataTypes { get; } =
        ["Boolean", "Currency", "Date", "DateOnly", "DateTime", "Email", "Number", "Percent", "Phone", "Text", "Url"];

    public static IReadOnlyList<string> Categories { get; } = ["Engagement", "Other", "Profile"];

    public static IReadOnlyList<string> SchemaTypes { get; } = ["DataConnectionEvent", "IngestApi", "StreamingApp"];

    public static IReadOnlyList<string> Availabilities { get; } = ["Available", "InUse", "In Use"];
}
