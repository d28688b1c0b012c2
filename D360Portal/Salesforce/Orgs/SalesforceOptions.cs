namespace D360Portal.Salesforce.Orgs;

/// <summary>The settings of the <c>Salesforce</c> section that hold for every org.</summary>
public sealed record SalesforceOptions
{
    /// <summary>The Connect REST version, such as <c>v66.0</c>.</summary>
    /// <value>The default is <c>v66.0</c>.</value>
    public string ApiVersion { get; init; } = "v66.0";

    /// <summary>The longest API name that the portal proposes, in characters.</summary>
    /// <value>The default is 40.</value>
    public int ApiNameLimit { get; init; } = 40;
}
