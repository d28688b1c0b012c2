using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>One user's permission in one org, without its tokens: what lists and headers may show.</summary>
public sealed record Grant
{
    /// <summary>The grant's number.</summary>
    public required GrantId Id { get; init; }

    /// <summary>The configured org it belongs to.</summary>
    public required OrgKey OrgKey { get; init; }

    /// <summary>The org's record id (<c>00D…</c>, 18 characters).</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The user's record id (<c>005…</c>, 18 characters).</summary>
    public required string UserId { get; init; }

    /// <summary>The user's full name; null when Salesforce did not tell who it is.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The user's Salesforce user name, which looks like an e-mail address; null when not told.</summary>
    public string? Username { get; init; }

    /// <summary>The origin that calls go to. Equal to the org's My Domain.</summary>
    public required Uri InstanceUrl { get; init; }

    /// <summary>The scopes that Salesforce granted; null when its answer did not say.</summary>
    public IReadOnlyList<string>? GrantedScopes { get; init; }

    /// <summary>What the org last said that it is; null when it has not been asked or did not answer.</summary>
    public OrgEnvironment? Environment { get; init; }

    /// <summary>Whether the grant can be renewed without the user.</summary>
    public required bool HasRefreshToken { get; init; }

    /// <summary>Whether it can be used.</summary>
    public GrantStatus Status { get; init; }

    /// <summary>Why Salesforce ended it, a short code such as <c>expired_or_revoked</c>; null while it can be used.</summary>
    public string? EndReason { get; init; }

    /// <summary>When the user last signed in with it.</summary>
    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>When its access token was last renewed.</summary>
    public DateTimeOffset? RenewedAt { get; init; }
}
