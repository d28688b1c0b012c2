using System.Diagnostics.CodeAnalysis;

namespace D360Portal.Salesforce.Data360;

/// <summary>The name of a connector type, such as <c>AwsRdsMySql</c>, <c>SNOWFLAKE</c> or <c>act</c>. Case matters, and there is no rule to it.</summary>
public readonly record struct ConnectorTypeName
{
    private const int Longest = 255;

    /// <summary>Ingestion API connectors. The catalogue may lack them.</summary>
    public static readonly ConnectorTypeName IngestApi = new("IngestApi");

    /// <summary>Salesforce CRM connectors, as connections are called. The catalogue calls them <see cref="SalesforceCrm"/>.</summary>
    public static readonly ConnectorTypeName SalesforceDotCom = new("SalesforceDotCom");

    /// <summary>The catalogue's name for <see cref="SalesforceDotCom"/>.</summary>
    public static readonly ConnectorTypeName SalesforceCrm = new("SalesforceCRM");

    /// <summary>Marketing Cloud connectors.</summary>
    public static readonly ConnectorTypeName MarketingCloud = new("SalesforceMarketingCloud");

    /// <summary>Web and mobile connectors.</summary>
    public static readonly ConnectorTypeName StreamingApp = new("StreamingApp");

    /// <summary>Account Engagement connectors.</summary>
    public static readonly ConnectorTypeName AccountEngagement = new("AccountEngagement");

    private readonly string? _value;

    private ConnectorTypeName(string value) => _value = value;

    /// <summary>The name that connections of this type have.</summary>
    public ConnectorTypeName OfConnections() => this == SalesforceCrm ? SalesforceDotCom : this;

    /// <summary>The name that the catalogue has for this type.</summary>
    public ConnectorTypeName OfCatalogue() => this == SalesforceDotCom ? SalesforceCrm : this;

    /// <summary>
    /// Whether connectors of this type are finished in Setup alone: they need an authorization or a kind of app that only its pages ask for.
    /// </summary>
    public bool IsMadeInSetup => this == MarketingCloud || this == StreamingApp || this == AccountEngagement;

    /// <summary>Whether connectors of this type are changed in Setup alone. Nothing is published of changing the org that a Salesforce CRM connector reads.</summary>
    public bool IsChangedInSetup => IsMadeInSetup || OfConnections() == SalesforceDotCom;

    /// <summary>Reads a name: anything that is not blank and not longer than 255 characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ConnectorTypeName name)
    {
        name = !string.IsNullOrWhiteSpace(text) && text.Length <= Longest ? new ConnectorTypeName(text) : default;
        return name != default;
    }

    /// <summary>Reads a name that is known to be one.</summary>
    /// <exception cref="FormatException">The text is blank or too long.</exception>
    public static ConnectorTypeName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException("A connector type's name has 1 to 255 characters.");

    /// <summary>The name as Salesforce writes it.</summary>
    public override string ToString() => _value ?? "";
}
