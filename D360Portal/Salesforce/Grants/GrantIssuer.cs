using System.Globalization;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Turns a redeemed code into a kept grant, after the checks that replace the validation of an id token.</summary>
/// <remarks>
/// The article's app has no <c>openid</c> scope, so there mostly is no id token. The code was redeemed over TLS at a fixed address with the
/// app's secret and the PKCE verifier; what remains to be proven is who it is and of which org.
/// </remarks>
internal sealed partial class GrantIssuer(
    IGrantStore store,
    OAuthEndpoints endpoints,
    TokenRevoker revoker,
    GrantChanges changes,
    TimeProvider time,
    ILogger<GrantIssuer> logger)
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Checks the answer, asks who the user is, keeps the grant, and revokes the refresh token that it replaces. Tokens that are not kept, for
    /// whatever reason, are revoked: they would count towards the user's five approvals and nobody could ever use them.
    /// </summary>
    public async Task<SignInOutcome> IssueAsync(SignInAnswer answer, CancellationToken cancellationToken)
    {
        Grant? kept = null;
        Secret? replaced = null;
        try
        {
            var (refusal, grant) = await CheckAsync(answer, cancellationToken);
            if (grant is null)
            {
                return new SignInOutcome.Refused(refusal);
            }

            // From here on nothing is given up half-way: the tokens exist, so they are kept.
            (kept, replaced) = await store.KeepAsync(
                grant, new GrantSecrets(answer.AccessToken, answer.RefreshToken), CancellationToken.None);
        }
        finally
        {
            if (kept is null)
            {
                await revoker.TryRevokeAsync(answer.Org, new GrantSecrets(answer.AccessToken, answer.RefreshToken));
            }
        }

        changes.Tell(kept.Id, GrantChange.Returned);
        if (replaced is { } old && old != answer.RefreshToken)
        {
            await revoker.TryRevokeAsync(answer.Org, old);
        }

        return new SignInOutcome.Kept(kept);
    }

    /// <summary>Revokes the grant at Salesforce as far as it can be reached, and erases it here in any case.</summary>
    /// <param name="org">The grant's org; null when it is not configured any more, and nobody is left to revoke at.</param>
    /// <param name="id">The grant. Nothing happens when there is none.</param>
    /// <returns>Whether Salesforce confirmed the revocation.</returns>
    public async Task<bool> DisconnectAsync(SalesforceOrg? org, GrantId id)
    {
        // What is erased is what is revoked: a sign-in at the same moment must not leave tokens at Salesforce that nobody has any more.
        var secrets = await store.EraseAsync(id, CancellationToken.None);
        changes.Tell(id, GrantChange.Erased);
        return org is not null && secrets is not null && await revoker.TryRevokeAsync(org, secrets);
    }

    /// <returns>The grant to keep, or null and why there is none.</returns>
    private async Task<(SignInRefusal Refusal, Grant? Grant)> CheckAsync(SignInAnswer answer, CancellationToken cancellationToken)
    {
        if (Check(answer, out var identity) is { } refusal)
        {
            return (refusal, null);
        }

        var who = await endpoints.AskWhoAsync(answer.Org, answer.AccessToken, cancellationToken);
        if (who is not null && !who.Names(identity!))
        {
            return (SignInRefusal.OtherUser, null);
        }

        if (who is null)
        {
            LogUserInfoSilent(logger, answer.Org.Key);
        }

        var now = time.GetUtcNow();
        return (default, new Grant
        {
            Id = GrantId.New(now),
            OrgKey = answer.Org.Key,
            OrganizationId = identity!.OrganizationId,
            UserId = identity.UserId,
            DisplayName = who?.Name,
            Username = who?.PreferredUsername,
            InstanceUrl = answer.Org.MyDomain,
            GrantedScopes = answer.Scope is { } scope ? Scopes.Split(scope) : null,
            HasRefreshToken = answer.RefreshToken is not null,
            SignedInAt = now,
        });
    }

    private SignInRefusal? Check(SignInAnswer answer, out IdentityUrl? identity)
    {
        identity = null;
        if (answer.AccessToken.IsEmpty || answer.Id is null || answer.InstanceUrl is null)
        {
            return SignInRefusal.Incomplete;
        }

        if (!TokenSignature.IsRight(answer.Org.ClientSecret, answer.Id, answer.IssuedAt, answer.Signature))
        {
            return SignInRefusal.SignatureWrong;
        }

        if (!IdentityUrl.TryParse(answer.Id, out identity) || !SalesforceHosts.IsIdentityHost(answer.Org, identity.Address))
        {
            return SignInRefusal.IdentityHostForeign;
        }

        if (!Uri.TryCreate(answer.InstanceUrl, UriKind.Absolute, out var instance) || !SalesforceHosts.IsOrgOrigin(answer.Org, instance))
        {
            return SignInRefusal.OtherOrg;
        }

        if (!WasIssuedNow(answer.IssuedAt))
        {
            return SignInRefusal.ClockApart;
        }

        return answer.IdTokenSubject is null || new UserInfo { Sub = answer.IdTokenSubject }.Names(identity)
            ? null
            : SignInRefusal.OtherUser;
    }

    private bool WasIssuedNow(string? issuedAt) =>
        long.TryParse(issuedAt, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && (time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).Duration() <= ClockTolerance;

    [LoggerMessage(LogEvents.UserInfoSilent, LogLevel.Information, "Org {OrgKey} did not say who signed in; the user is shown by id")]
    private static partial void LogUserInfoSilent(ILogger logger, OrgKey orgKey);
}
