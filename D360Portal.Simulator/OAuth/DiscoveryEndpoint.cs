using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.OAuth;

/// <summary>The OpenID Connect discovery document, with what Salesforce's has and without what it lacks.</summary>
/// <remarks>
/// There is no end-session endpoint, no pushed authorization, no list of grant types, and no word of PKCE although it is demanded.
/// </remarks>
internal sealed class DiscoveryEndpoint(SimulatedOrg org, IdTokens idTokens)
{
    public SimulatedAnswer Get(HttpContext context)
    {
        var document = new JsonObject
        {
            ["issuer"] = idTokens.Issuer,
            ["authorization_endpoint"] = At(OAuthPaths.Authorize),
            ["token_endpoint"] = At(OAuthPaths.Token),
            ["revocation_endpoint"] = At(OAuthPaths.Revoke),
            ["introspection_endpoint"] = At(OAuthPaths.Introspect),
            ["userinfo_endpoint"] = At(OAuthPaths.UserInfo),
            ["jwks_uri"] = At(OAuthPaths.Keys),
            ["scopes_supported"] = List(
                "cdp_ingest_api", "cdp_profile_api", "cdp_query_api", "cdp_api", "cdp_segment_api", "cdp_identityresolution_api",
                "cdp_calculated_insight_api", "openid", "id", "profile", "email", "address", "phone", "api", "refresh_token", "offline_access", "web", "full"),
            ["response_types_supported"] = List("code", "token", "token id_token"),
            ["subject_types_supported"] = List("public"),
            ["id_token_signing_alg_values_supported"] = List("RS256"),
            ["display_values_supported"] = List("page", "popup", "touch"),
            ["token_endpoint_auth_methods_supported"] = List("client_secret_post", "client_secret_basic"),
            ["claims_supported"] = List(
                "active", "address", "email", "email_verified", "family_name", "given_name", "is_app_installed", "language", "locale", "name", "nickname",
                "organization_id", "preferred_username", "sub", "updated_at", "urls", "user_id", "user_type", "zoneinfo"),
        };
        if (org.Quirks.DiscoveryAdvertisesPkce)
        {
            document["code_challenge_methods_supported"] = List("S256");
        }

        return SimulatedAnswer.Json(document);
    }

    private string At(string path) => OrgAddress.Of(org.Options.Origin) + path;

    private static JsonArray List(params string[] values) => new([.. values.Select(value => JsonValue.Create(value))]);
}
