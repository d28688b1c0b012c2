using System.Globalization;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Storage;

/// <summary>A grant's row as plain text, so that a value that cannot be read spoils its own row and no other. It has no tokens.</summary>
internal sealed record GrantText
{
    /// <summary>Reads every row, whatever is in it.</summary>
    public const string Query =
        """
        SELECT CAST("Id" AS TEXT) AS "Id", CAST("OrgKey" AS TEXT) AS "OrgKey", CAST("OrganizationId" AS TEXT) AS "OrganizationId",
            CAST("UserId" AS TEXT) AS "UserId", CAST("DisplayName" AS TEXT) AS "DisplayName", CAST("Username" AS TEXT) AS "Username",
            CAST("InstanceUrl" AS TEXT) AS "InstanceUrl", CAST("GrantedScopes" AS TEXT) AS "GrantedScopes",
            CAST("Environment" AS TEXT) AS "Environment", "RefreshToken" IS NOT NULL AS "HasRefreshToken",
            CAST("Status" AS TEXT) AS "Status", CAST("EndReason" AS TEXT) AS "EndReason",
            CAST("SignedInAt" AS TEXT) AS "SignedInAt", CAST("RenewedAt" AS TEXT) AS "RenewedAt"
        FROM "Grants"
        ORDER BY "OrgKey", "Username", "Id"
        """;

    public string? Id { get; init; }

    public string? OrgKey { get; init; }

    public string? OrganizationId { get; init; }

    public string? UserId { get; init; }

    public string? DisplayName { get; init; }

    public string? Username { get; init; }

    public string? InstanceUrl { get; init; }

    public string? GrantedScopes { get; init; }

    public string? Environment { get; init; }

    public bool HasRefreshToken { get; init; }

    public string? Status { get; init; }

    public string? EndReason { get; init; }

    public string? SignedInAt { get; init; }

    public string? RenewedAt { get; init; }

    /// <summary>The grant; null when the row is damaged.</summary>
    public Grant? TryRead() =>
        Guid.TryParse(Id, out var id)
        && Salesforce.Orgs.OrgKey.TryParse(OrgKey, out var orgKey)
        && OrganizationId is not null
        && UserId is not null
        && Uri.TryCreate(InstanceUrl, UriKind.Absolute, out var instanceUrl)
        && TryReadTime(SignedInAt) is { } signedInAt
            ? new Grant
            {
                Id = new GrantId(id),
                OrgKey = orgKey,
                OrganizationId = OrganizationId,
                UserId = UserId,
                DisplayName = DisplayName,
                Username = Username,
                InstanceUrl = instanceUrl,
                GrantedScopes = GrantedScopes is { } scopes ? Scopes.Split(scopes) : null,
                Environment = GrantWords.Environment(Environment),
                HasRefreshToken = HasRefreshToken,
                Status = GrantWords.Status(Status),
                EndReason = EndReason,
                SignedInAt = signedInAt,
                RenewedAt = TryReadTime(RenewedAt),
            }
            : null;

    private static DateTimeOffset? TryReadTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
