using System.Globalization;
using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;
using D360Portal.Simulator.OAuth;

namespace D360Portal.Simulator.Tenant;

/// <summary>Gives a token for the tenant in exchange for a core token.</summary>
/// <remarks>
/// By form only: many samples put the parameters into the address, where a token ends up in logs.
/// Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.c360a_api.meta/c360a_api/c360a_getting_started_with_cdp.htm"/>.
/// </remarks>
internal sealed class TokenExchangeEndpoint(SimulatedOrg org, BearerCheck bearers)
{
    private const string GrantType = "urn:salesforce:grant-type:external:cdp";
    private const string SubjectTokenType = "urn:ietf:params:oauth:token-type:access_token";
    private const string IssuedTokenType = "urn:ietf:params:oauth:token-type:jwt";
    private const string DefaultDataSpace = "default";

    private static readonly string[] Names = ["grant_type", "subject_token", "subject_token_type", "dataspace"];

    public async Task<SimulatedAnswer> PostAsync(HttpContext context)
    {
        var form = await Parameters.FormOfAsync(context.Request);
        return Refusal(context.Request, form) ?? Exchange(form);
    }

    /// <returns>The refusal of a request that is wrong whoever makes it; null when it is right.</returns>
    private SimulatedAnswer? Refusal(HttpRequest request, IFormCollection form)
    {
        if (SimulatorHosts.IsGenericLogin(request))
        {
            return OAuthRefusal.Of("invalid_grant", "request not supported on this domain");
        }

        if (Array.Find(Names, request.Query.ContainsKey) is { } misplaced)
        {
            return OAuthRefusal.Of("invalid_request", $"{misplaced} is not taken from the query string");
        }

        if (form.One("grant_type") != GrantType)
        {
            return OAuthRefusal.Of("unsupported_grant_type", "grant type not supported");
        }

        if (form.One("subject_token_type") != SubjectTokenType)
        {
            return OAuthRefusal.Of("invalid_request", "invalid subject token type");
        }

        return org.HasData360 ? null : OAuthRefusal.Of("invalid_request", MissingTenant.Message);
    }

    private SimulatedAnswer Exchange(IFormCollection form)
    {
        if (bearers.Session(form.One("subject_token")) is not { } session)
        {
            return OAuthRefusal.Of(
                "invalid_request",
                "invalid subject token",
                org.Quirks.InvalidSubjectTokenAnswers401 ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest);
        }

        if (!Scopes.AllowTenant(session.Scopes))
        {
            return NotEntitled("invalid_scope", "the access token has no scope of Data 360");
        }

        if (!session.User.HasData360)
        {
            return NotEntitled("access_denied", "the user may not use Data 360");
        }

        var dataSpace = form.One("dataspace") ?? DefaultDataSpace;
        return org.Options.DataSpaces.Contains(dataSpace, StringComparer.Ordinal)
            ? SimulatedAnswer.Json(Answer(org.TenantTokens.Issue(session, dataSpace)))
            : OAuthRefusal.Of(
                "invalid_request",
                "invalid dataspace",
                org.Quirks.UnknownDataSpaceAnswers404 ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
    }

    private SimulatedAnswer NotEntitled(string error, string description) => org.Quirks.NotEntitledGetsNoToken
        ? SimulatedAnswer.Json(Answer(token: null))
        : OAuthRefusal.Of(error, description, org.Quirks.NotEntitledStatus);

    /// <param name="token">The token; null leaves it out, and all the rest is as if it were there.</param>
    private JsonObject Answer(TenantToken? token)
    {
        var answer = new JsonObject();
        if (token is not null)
        {
            answer["access_token"] = token.Value;
        }

        var tenant = TenantAddress.Of(org.Options);
        var seconds = (int)org.Options.TenantTokenLife.TotalSeconds;
        answer["instance_url"] = org.Quirks.TenantHostHasScheme ? OrgAddress.Of(tenant) : tenant.Authority;
        answer["token_type"] = "Bearer";
        answer["issued_token_type"] = IssuedTokenType;
        answer["expires_in"] = org.Quirks.ExpiresInIsText ? seconds.ToString(CultureInfo.InvariantCulture) : seconds;
        return answer;
    }
}
