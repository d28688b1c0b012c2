using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Connections;

/// <summary>What somebody must do before a connector that is there is touched: know what uses it, and in production type its name.</summary>
/// <param name="Label">The connector's display text.</param>
/// <param name="IsProduction">Whether the org is a production org, or may be one.</param>
public sealed record ChangeGuard(string Label, bool IsProduction)
{
    /// <summary>Nothing is known and nothing confirmed yet. What the org said of itself at the sign-in decides whether it is a production org, else its host.</summary>
    public static ChangeGuard Of(Connection connection, Grant grant, SalesforceOrg org) =>
        new(connection.Label, (grant.Environment ?? OrgEnvironments.FromHost(org)) is OrgEnvironment.Production);

    /// <summary>What uses the connector; null while that is being asked.</summary>
    public ConnectionImpact? Impact { get; init; }

    /// <summary>Whether the user goes on although something uses the connector, or nobody knows.</summary>
    public bool IsTicked { get; init; }

    /// <summary>What was typed in place of the name.</summary>
    public string Typed { get; init; } = "";

    /// <summary>With what is known now. A tick was given for what was known then.</summary>
    public ChangeGuard Knowing(ConnectionImpact? impact) => this with { Impact = impact, IsTicked = false };

    /// <summary>Whether a tick is needed.</summary>
    public bool NeedsTick => Impact is { IsUnused: false };

    /// <summary>Whether everything is done that must be.</summary>
    public bool IsOpen => Missing is null;

    /// <summary>What is still to be done, in a sentence; null when the way is free.</summary>
    public string? Missing => this switch
    {
        { Impact: null } => "Wait until it is known what uses the connector.",
        { NeedsTick: true, IsTicked: false } => Impact.IsUsed
            ? "Data streams use the connector: tick that it is to be done all the same."
            : "It could not be told for sure what uses the connector: tick that it is to be done all the same.",
        { IsProduction: true } when Typed.Trim() != Label.Trim() => "This is a production org: type the connector's name.",
        _ => null,
    };
}
