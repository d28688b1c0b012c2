using D360Portal.Simulator.Data360.Catalogue;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Values that could stand in a connection, made from its name and the kind of attribute.</summary>
internal static class PlausibleValues
{
    public const string Secret = "simulated-secret";

    private const int HostLabelLength = 30;

    /// <summary>The value of an attribute in the connection of that developer name.</summary>
    public static string Of(CatalogueAttribute attribute, string name) => attribute switch
    {
        { DefaultValue: { } preset } => preset,
        { Options: [var first, ..] } => first,
        { Name: "connection_url" } => $"https://{HostLabel(name)}.example",
        { Name: "jdbc_connection_url" or "url" or "accountUrl", Placeholder: { } example } => HostLabel(name) + example[example.IndexOf('.', StringComparison.Ordinal)..],
        { Name: "DATABASE" or "database" or "ActDatabase" } => name.ToLowerInvariant(),
        { Name: "SCHEMA" } => "dbo",
        { Name: "parentDirectory" } => "incoming/",
        { Name: "privateKey" } => "c2ltdWxhdGVk",
        { IsSecure: true } => Secret,
        _ => HostLabel(name),
    };

    /// <summary>An endpoint of Amazon RDS: instance, account, region.</summary>
    public static string RdsHost(string instance, int port, string region) =>
        $"{instance}.c7hq2xk4vm1p.{region}.rds.amazonaws.com:{port}";

    /// <summary>A developer name as one part of a host name.</summary>
    public static string HostLabel(string name)
    {
        var label = name.ToLowerInvariant().Replace('_', '-');
        return (label.Length > HostLabelLength ? label[..HostLabelLength] : label).Trim('-');
    }
}
