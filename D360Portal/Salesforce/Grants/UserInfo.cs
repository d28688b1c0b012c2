using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Grants;

/// <summary>Who the bearer of a token is, as <c>/services/oauth2/userinfo</c> says.</summary>
/// <remarks><see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm"/></remarks>
public sealed record UserInfo
{
    /// <summary>The identity URL, equal to the <c>id</c> of the token response.</summary>
    [JsonPropertyName("sub")]
    public string? Sub { get; init; }

    /// <summary>The user's record id.</summary>
    [JsonPropertyName("user_id")]
    public string? UserId { get; init; }

    /// <summary>The org's record id.</summary>
    [JsonPropertyName("organization_id")]
    public string? OrganizationId { get; init; }

    /// <summary>The user name, which looks like an e-mail address.</summary>
    [JsonPropertyName("preferred_username")]
    public string? PreferredUsername { get; init; }

    /// <summary>The full name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>The e-mail address.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>The locale, such as <c>en_US</c>.</summary>
    [JsonPropertyName("locale")]
    public string? Locale { get; init; }

    /// <summary>The time zone, such as <c>Europe/Rome</c>.</summary>
    [JsonPropertyName("zoneinfo")]
    public string? TimeZone { get; init; }

    /// <summary>Whether every id that this answer carries names the given user, and at least one does.</summary>
    public bool Names(IdentityUrl identity)
    {
        var subject = IdentityUrl.TryParse(Sub, out var parsed) ? parsed : null;
        bool?[] statements =
        [
            Sub is null ? null : subject?.NamesSameUserAs(identity) ?? Orgs.SalesforceId.Same(Sub, identity.UserId),
            UserId is null ? null : Orgs.SalesforceId.Same(UserId, identity.UserId),
            OrganizationId is null ? null : Orgs.SalesforceId.Same(OrganizationId, identity.OrganizationId),
        ];
        return !statements.Contains(false) && (statements[0] is true || statements[1] is true);
    }
}
