using System.Diagnostics.CodeAnalysis;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>The <c>id</c> of a token response: <c>https://login.salesforce.com/id/{organization}/{user}</c>.</summary>
/// <remarks><see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm"/></remarks>
/// <param name="Address">The whole address.</param>
/// <param name="OrganizationId">The org's record id.</param>
/// <param name="UserId">The user's record id.</param>
public sealed record IdentityUrl(Uri Address, string OrganizationId, string UserId)
{
    /// <summary>Reads an identity URL; anything else is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out IdentityUrl? identity)
    {
        // On Unix a bare path is an absolute address too: of a file.
        identity = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "https" or "http" }
            && address.AbsolutePath.Split('/') is ["", "id", var organization, var user]
            && SalesforceId.IsWellFormed(organization)
            && SalesforceId.IsWellFormed(user)
                ? new IdentityUrl(address, organization, user)
                : null;
        return identity is not null;
    }

    /// <summary>Whether both name the same user of the same org, whichever login host they came from.</summary>
    public bool NamesSameUserAs(IdentityUrl other) =>
        SalesforceId.Same(OrganizationId, other.OrganizationId) && SalesforceId.Same(UserId, other.UserId);
}
