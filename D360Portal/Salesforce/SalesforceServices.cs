using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Exchanges;
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

    // The client of the other kind of token, for the other kind of host.
    private const string QueryHttpClient = "salesforce-query";

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(100);

    /// <summary>Registers orgs, grants and the client.</summary>
    public static IServiceCollection AddSalesforce(this IServiceCollection services, SalesforceOptions options, IEnumerable<SalesforceOrg> orgs)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton(new SalesforceOrgs(orgs));
        services.TryAddSingleton(new Data360Paths(options.ApiVersion));

        services.AddSalesforceClient(OAuthClient, OAuthEndpoints.Timeout);
        services.AddSalesforceClient(Data360HttpClient, CallTimeout);
        services.AddSalesforceClient(QueryHttpClient, CallTimeout);

        services.TryAddSingleton(provider => new OAuthEndpoints(provider.Client(OAuthClient)));
        services.TryAddSingleton<ApiAllowances>();
        services.TryAddSingleton<GrantChanges>();
        services.TryAddSingleton<TokenRevoker>();
        services.TryAddSingleton<GrantTokens>();
        services.TryAddSingleton<GrantIssuer>();
        services.TryAddSingleton(provider => new Data360Client(
            provider.Client(Data360HttpClient),
            provider.GetRequiredService<GrantTokens>(),
            provider.GetRequiredService<ApiAllowances>(),
            provider.GetRequiredService<Data360Paths>()));
        services.TryAddSingleton<EnvironmentReader>();
        services.TryAddSingleton<ExchangeSender>();
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<OrgProbes>(provider, provider.Client(Data360HttpClient)));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<ServiceTokens>(provider, provider.Client(OAuthClient)));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<Data360Tokens>(provider, provider.Client(OAuthClient)));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<Data360QueryClient>(provider, provider.Client(QueryHttpClient)));
        return services;
    }

    /// <summary>A client that may be kept: its connections are renewed below it, so a changed DNS entry is noticed.</summary>
    internal static HttpClient Client(this IServiceProvider provider, string name) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    private static void AddSalesforceClient(this IServiceCollection services, string name, TimeSpan timeout) =>
        services.AddHttpClient(name, http => http.Timeout = timeout)
            .ConfigurePrimaryHttpMessageHandler(CreateHandler)
            .AddHttpMessageHandler(() => new TokenInAddressHandler());

    /// <summary>No redirects, which would carry a request somewhere else; no cookies, which would mix users.</summary>
    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
