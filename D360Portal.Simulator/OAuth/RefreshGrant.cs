using D360Portal.Simulator.Http;
using Microsoft.AspNetCore.Http.Features;

namespace D360Portal.Simulator.OAuth;

/// <summary>A new access token for a refresh token, and a new refresh token where they rotate.</summary>
/// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_refresh_token_flow.htm"/>.</remarks>
internal sealed class RefreshGrant(SimulatedOrg org, TokenAnswer answers)
{
    public SimulatedAnswer Answer(HttpContext context, IFormCollection form)
    {
        if (form.One("refresh_token") is not { } refreshToken)
        {
            return Expired();
        }

        // The turn lasts until the answer has left, so that a slow answer keeps everybody else out, as at Salesforce.
        if (org.Tokens.TakeTurn(refreshToken) is not { } turn)
        {
            return OAuthRefusal.Of(
                "invalid_grant", org.Quirks.OldBusyWording ? "expired authorization code" : "token request is already being processed");
        }

        context.Features.GetRequiredFeature<RequestEnd>().Release(turn);
        return Refusal(refreshToken) ?? (org.Tokens.Renew(refreshToken) is { } tokens ? answers.Of(tokens) : Expired());
    }

    private SimulatedAnswer? Refusal(string refreshToken)
    {
        if (org.App.IsBlocked)
        {
            return OAuthRefusal.AppBlocked();
        }

        return org.Tokens.HolderOf(refreshToken) switch
        {
            { } user when !org.People.IsActive(user) => OAuthRefusal.InactiveUser(),
            { } user when !org.App.Admits(user) => OAuthRefusal.NotApproved(),
            _ => null,
        };
    }

    private static SimulatedAnswer Expired() => OAuthRefusal.Of("invalid_grant", "expired access/refresh token");
}
