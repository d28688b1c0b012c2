using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org;

/// <summary>What the org page shows.</summary>
internal sealed record OrgOverview
{
    /// <summary>The configured org.</summary>
    public required SalesforceOrg Org { get; init; }

    /// <summary>The user's permission in it.</summary>
    public required Grant Grant { get; init; }

    /// <summary>The user's full name; null when Salesforce did not tell.</summary>
    public string? Name { get; init; }

    /// <summary>The Salesforce user name; null when Salesforce did not tell.</summary>
    public string? Username { get; init; }

    /// <summary>The e-mail address; null until Salesforce has been asked.</summary>
    public string? Email { get; init; }

    /// <summary>What kind of org it is.</summary>
    public required OrgEnvironment Environment { get; init; }

    /// <summary>Whether the org itself said so; otherwise its host did.</summary>
    public required bool IsSaidByOrg { get; init; }

    /// <summary>The scopes asked for, and any others that were granted; null when Salesforce did not say which it granted.</summary>
    public required IReadOnlyList<ScopeRow>? Scopes { get; init; }

    /// <summary>Whether a scope that was asked for is not there.</summary>
    public bool HasMissingScope => Scopes?.Any(scope => !scope.IsGranted) is true;

    /// <summary>What is known without a call.</summary>
    public static OrgOverview Of(SalesforceOrg org, Grant grant, OrgEnvironment environment) => new()
    {
        Org = org,
        Grant = grant,
        Name = grant.DisplayName,
        Username = grant.Username,
        Environment = environment,
        IsSaidByOrg = grant.Environment is not null,
        Scopes = grant.GrantedScopes is { } granted ? ScopeRow.Compare(org.Scopes, granted) : null,
    };

    /// <summary>With what Salesforce says now.</summary>
    public OrgOverview With(UserInfo who, OrgEnvironment environment, bool isSaidByOrg) => this with
    {
        Name = who.Name ?? Name,
        Username = who.PreferredUsername ?? Username,
        Email = who.Email,
        Environment = environment,
        IsSaidByOrg = isSaidByOrg,
    };
}
