namespace D360Portal.Simulator.Data360.Connections;

/// <summary>The words that an org has for the health of a connection. Three vocabularies are known, and two ways to write them.</summary>
internal static class StatusWords
{
    /// <summary>A connection's <c>status</c>.</summary>
    public static string Of(ConnectionHealth health, Quirks quirks)
    {
        var word = quirks.StatusOfMetadataType ? OfMetadataType(health) : OfSpecification(health);
        return quirks.StatusInMixedCase ? word : word.ToUpperInvariant();
    }

    /// <summary>The <c>connectionStatus</c> of a Salesforce connection.</summary>
    public static string OfCrm(ConnectionHealth health, Quirks quirks) => health switch
    {
        ConnectionHealth.Connected => quirks.CrmStatusFromList ? "Active" : "Connected",
        ConnectionHealth.Processing => "Processing",
        ConnectionHealth.Disconnected => "InActive",
        _ => "Error",
    };

    private static string OfSpecification(ConnectionHealth health) => health.ToString();

    private static string OfMetadataType(ConnectionHealth health) => health switch
    {
        ConnectionHealth.Connected => "Active",
        ConnectionHealth.Processing => "Processing",
        ConnectionHealth.Disconnected => "Inactive",
        _ => "Error",
    };
}
