using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace D360Portal.Salesforce;

/// <summary>Registers all that talks to Salesforce. Needs an <see cref="IGrantStore"/> and a <see cref="TimeProvider"/>.</summary>
public static class SalesforceServices
{
    /// <summary>The HTTP client of the OAuth endpoints, also the back channel of the OpenID Connect handler.</summary>
    internal const string OAuthClient = "salesforce-oauth";

    private const string Data360HttpClient = "salesforce-data360";

    // A login or token endpoint that needs longer than this will not come back at all.
    private static readonly TimeSpan OAuthTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(100);

    /// <summary>Registers orgs, grants and the client.</summary>
    public static IServiceCollection AddSalesforce(this IServiceCollection services, SalesforceOptions options, IEnumerable<SalesforceOrg> orgs)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton(new SalesforceOrgs(orgs));
        services.TryAddSingleton(new Data360Paths(options.ApiVersion));

        services.AddHttpClient(OAuthClient, http => http.Timeout = OAuthTimeout)
            .ConfigurePrimaryHttpMessageHandler(CreateHandler)
            .AddHttpMessageHandler(() => new TokenInAddressHandler());
        services.AddHttpClient(Data360HttpClient, http => http.Timeout = CallTimeout).ConfigurePrimaryHttpMessageHandler(CreateHandler);

        services.TryAddSingleton(provider => new OAuthEndpoints(provider.Client(OAuthClient)));
        services.TryAddSingleton<ApiAllowances>();
        services.TryAddSingleton<GrantChanges>();
        services.TryAddSingleton<GrantTokens>();
        services.TryAddSingleton<GrantIssuer>();
        services.TryAddSingleton(provider => new Data360Client(
            provider.Client(Data360HttpClient),
            provider.GetRequiredService<GrantTokens>(),
            provider.GetRequiredService<ApiAllowances>(),
            provider.GetRequiredService<Data360Paths>()));
        services.TryAddSingleton<EnvironmentReader>();
        return services;
    }

    /// <summary>A client that may be kept: its connections are renewed below it, so a changed DNS entry is noticed.</summary>
    internal static HttpClient Client(this IServiceProvider provider, string name) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    /// <summary>No redirects, which would carry a request somewhere else; no cookies, which would mix users.</summary>
    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
