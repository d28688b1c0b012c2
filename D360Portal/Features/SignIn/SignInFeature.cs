using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace D360Portal.Features.SignIn;

/// <summary>Signing in to orgs: for each one a cookie of its own and an OpenID Connect handler of its own.</summary>
internal static class SignInFeature
{
    /// <summary>Registers the schemes.</summary>
    /// <param name="services">The container.</param>
    /// <param name="orgs">The configured orgs.</param>
    /// <param name="signIn">The portal's own address and the life of its cookie.</param>
    public static void AddSignIn(this IServiceCollection services, IEnumerable<SalesforceOrg> orgs, SignInOptions signIn)
    {
        services.TryAddSingleton(signIn);
        services.TryAddSingleton<SalesforceCookieEvents>();
        services.TryAddSingleton<SessionEnds>();
        services.TryAddScoped<OpenSession>();
        services.TryAddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();

        var authentication = services.AddAuthentication(SignInSchemes.Portal)
            .AddPolicyScheme(SignInSchemes.Portal, displayName: null, options =>
                options.ForwardDefaultSelector = context => SignInSchemes.Cookie(context.Features.GetRequiredFeature<RequestedOrg>().Org.Key));
        foreach (var org in orgs)
        {
            authentication.AddOrg(org, signIn);
        }
    }

    private static void AddOrg(this AuthenticationBuilder authentication, SalesforceOrg org, SignInOptions signIn)
    {
        var scheme = SignInSchemes.Salesforce(org.Key);
        authentication.AddCookie(SignInSchemes.Cookie(org.Key), options => SetCookie(options, org, signIn));
        authentication.AddOpenIdConnect(scheme, options => SetHandler(options, org, signIn));
        authentication.Services.AddOptions<OpenIdConnectOptions>(scheme).Configure<IServiceProvider>((options, provider) =>
        {
            options.Backchannel = provider.Client(SalesforceServices.OAuthClient);
            options.ConfigurationManager = ActivatorUtilities.CreateInstance<OrgMetadata>(provider, org, options.Backchannel);
            options.Events = ActivatorUtilities.CreateInstance<SalesforceOidcEvents>(provider, org);
        });
    }

    private static void SetCookie(CookieAuthenticationOptions options, SalesforceOrg org, SignInOptions signIn)
    {
        options.Cookie.Name = signIn.IsHttps ? $"__Host-D360Portal.{org.Key}" : $"D360Portal.{org.Key}";
        options.Cookie.Path = PortalUrls.Home;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = signIn.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = signIn.Lifetime;
        options.SlidingExpiration = true;
        options.LoginPath = PortalUrls.SignIn;
        options.AccessDeniedPath = PortalUrls.SignIn;
        options.ReturnUrlParameter = PortalUrls.ReturnParameter;
        options.EventsType = typeof(SalesforceCookieEvents);
    }

    private static void SetHandler(OpenIdConnectOptions options, SalesforceOrg org, SignInOptions signIn)
    {
        options.SignInScheme = SignInSchemes.Cookie(org.Key);
        options.CallbackPath = PortalUrls.Callback(org.Key, org.IsDefault);
        options.Authority = org.MyDomain.GetLeftPart(UriPartial.Authority);
        options.RequireHttpsMetadata = !org.MyDomain.IsLoopback;
        options.ClientId = org.ClientId;
        options.ClientSecret = org.ClientSecret.Reveal();

        // PKCE is only applied to "code"; with the query mode Salesforce is not sent a response_mode, which it does not know.
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;

        // The defaults, openid and profile, stop at Salesforce's own error page when the app does not have them.
        options.Scope.Clear();
        foreach (var scope in org.Scopes)
        {
            options.Scope.Add(scope);
        }

        // Tokens go to the database, never into the cookie. Who it is is asked and checked by the grant issuer.
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;

        // Only an id token brings the nonce back and takes its cookie away.
        options.ProtocolValidator.RequireNonce = org.AsksForIdToken;
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            // Lax is sent on the way back from Salesforce, a top-level GET; None would need Secure, which http://localhost lacks in Safari.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = signIn.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }

        if (signIn.IsHttps)
        {
            // A host beside this one (another name of the same domain) could otherwise plant a correlation cookie of its own, and with it sign people
            // in as somebody else. The prefix wants the whole host as path: the cookies travel with every request until the sign-in ends, 15 minutes at most.
            options.CorrelationCookie.Name = "__Host-D360Portal.Correlation.";
            options.NonceCookie.Name = "__Host-D360Portal.Nonce.";
            options.CorrelationCookie.Path = options.NonceCookie.Path = PortalUrls.Home;
        }
    }
}
