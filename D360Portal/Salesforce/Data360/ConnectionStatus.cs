namespace D360Portal.Salesforce.Data360;

/// <summary>A connector's status in Salesforce's own word, whichever of its vocabularies that is from; an unknown word is kept.</summary>
/// <remarks>
/// Documented are <c>Connected, Disconnected, Failed, NeedsReAuth</c>, for CRM connectors <c>Active, Deleting, Error, InActive, Processing,
/// SchemaRequired</c>, for syncs <c>Failure, InProgress, InvalidCredentials, None, Pending, Success</c>; seen are <c>CONNECTED</c> and
/// <c>Processing</c>. So the case means nothing.
/// </remarks>
public readonly record struct ConnectionStatus
{
    private static readonly Dictionary<string, (string Word, ConnectionHealth Health, string Meaning)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Connected"] = ("Connected", ConnectionHealth.Healthy, "Salesforce could connect to the source."),
        ["Active"] = ("Active", ConnectionHealth.Healthy, "Salesforce could connect to the source."),
        ["Success"] = ("Connected", ConnectionHealth.Healthy, "Salesforce could connect to the source."),
        ["Processing"] = ("Processing", ConnectionHealth.InProgress, "Salesforce is still setting the connector up. Look again in a few minutes."),
        ["InProgress"] = ("In progress", ConnectionHealth.InProgress, "Salesforce is still at work on the connector. Look again in a few minutes."),
        ["Testing"] = ("Testing", ConnectionHealth.InProgress, "Salesforce is testing the connection. Look again in a minute."),
        ["Pending"] = ("Pending", ConnectionHealth.InProgress, "Salesforce has not tried the connection yet. Look again in a few minutes."),
        ["Deleting"] = ("Deleting", ConnectionHealth.InProgress, "The connector is being deleted."),
        ["Failed"] = ("Failed", ConnectionHealth.Unhealthy, "Salesforce could not connect. Test the connection to learn why."),
        ["Failure"] = ("Failed", ConnectionHealth.Unhealthy, "Salesforce could not connect. Test the connection to learn why."),
        ["Error"] = ("Error", ConnectionHealth.Unhealthy, "Salesforce could not connect. Test the connection to learn why."),
        ["Disconnected"] = ("Disconnected", ConnectionHealth.Unhealthy, "The connection to the source is broken off."),
        ["InActive"] = ("Inactive", ConnectionHealth.Unhealthy, "The connector is switched off."),
        ["NeedsReAuth"] = ("Needs new sign-in", ConnectionHealth.Unhealthy, "The source no longer accepts the stored credentials. They must be entered again."),
        ["InvalidCredentials"] = ("Invalid credentials", ConnectionHealth.Unhealthy, "The source refuses user or password. They must be entered again."),
        ["None"] = ("None", ConnectionHealth.Unknown, "Nothing has been tried yet."),
        ["SchemaRequired"] = ("Schema required", ConnectionHealth.Unhealthy, "The connector waits for a schema before it can take data."),
    };

    private readonly string? _value;

    /// <summary>Takes Salesforce's word; null when it gave none.</summary>
    public ConnectionStatus(string? value) => _value = string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>What it comes to.</summary>
    public ConnectionHealth Health => Find()?.Health ?? ConnectionHealth.Unknown;

    /// <summary>The word to show: one spelling for all of Salesforce's, its own for one that is not known, "—" for none.</summary>
    public string Word => Find()?.Word ?? _value ?? "—";

    /// <summary>What it means and what to do, in a sentence.</summary>
    public string Meaning => (Find(), _value) switch
    {
        ({ Meaning: var meaning }, _) => meaning,
        (null, null) => "Salesforce does not tell a status for connectors of this type.",
        _ => "The portal does not know this word of Salesforce's.",
    };

    /// <summary>Salesforce's own word; null when it gave none.</summary>
    public string? Value => _value;

    private (string Word, ConnectionHealth Health, string Meaning)? Find() =>
        _value is not null && Known.TryGetValue(_value.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), out var known)
            ? known
            : null;
}
