using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Storage;

/// <summary>A grant as SQLite keeps it.</summary>
internal sealed class GrantRow
{
    public required Guid Id { get; init; }

    public required string OrgKey { get; init; }

    public required string OrganizationId { get; init; }

    public required string UserId { get; init; }

    public string? DisplayName { get; set; }

    public string? Username { get; set; }

    public required string InstanceUrl { get; set; }

    public string? GrantedScopes { get; set; }

    public OrgEnvironment? Environment { get; set; }

    /// <summary>Sealed by <see cref="TokenVault"/>.</summary>
    public required byte[] AccessToken { get; set; }

    /// <summary>Sealed by <see cref="TokenVault"/>; null when Salesforce gave none.</summary>
    public byte[]? RefreshToken { get; set; }

    public GrantStatus Status { get; set; }

    public string? EndReason { get; set; }

    public DateTimeOffset SignedInAt { get; set; }

    public DateTimeOffset? RenewedAt { get; set; }

    /// <summary>The process that is renewing the tokens at this moment; null when none is.</summary>
    public Guid? RenewalOwner { get; set; }

    /// <summary>When that process has lost its turn, because it must have died.</summary>
    public DateTimeOffset? RenewalUntil { get; set; }

    /// <summary>Grows with every change, so that two writers cannot overwrite each other unseen.</summary>
    public int Version { get; set; }
}
