using D360Portal.Features.Org;
using D360Portal.Features.Org.Check;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace D360Portal.Tests.Features.Org.Check;

/// <summary>As much of the portal as checks an org, put together as the portal does it, without pages and without a database.</summary>
internal sealed class CheckingPortal : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Puts it together.</summary>
    /// <param name="org">The org.</param>
    /// <param name="time">The clock.</param>
    /// <param name="handler">What stands for the network; null for the network.</param>
    public CheckingPortal(SalesforceOrg org, TimeProvider time, HttpMessageHandler? handler)
    {
        Org = org;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time);
        services.AddSingleton<IGrantStore>(Grants);
        services.AddSalesforce(new SalesforceOptions(), [org]);
        services.AddOrgPages();
        if (handler is not null)
        {
            services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new InPlaceOfTheNetwork(handler));
        }

        _services = services.BuildServiceProvider();
    }

    public SalesforceOrg Org { get; }

    public GrantsInMemory Grants { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Keeps a grant as a sign-in does.</summary>
    public async Task<Grant> KeepGrantAsync(
        string accessToken = "access-token", string? refreshToken = null, string userId = The.UserId, string organizationId = The.OrganizationId)
    {
        var grant = Some.Grant(userId, organizationId: organizationId) with
        {
            InstanceUrl = Org.MyDomain, HasRefreshToken = refreshToken is not null, GrantedScopes = Org.Scopes,
        };
        await Grants.KeepAsync(grant, new GrantSecrets(new Secret(accessToken), refreshToken is null ? null : new Secret(refreshToken)), CancellationToken.None);
        return grant;
    }

    /// <summary>The check of a grant, before anything was run.</summary>
    public CheckRun CheckOf(Grant grant) => new(Get<OrgCheck>(), new CheckSubject(Org, grant), Get<TimeProvider>());

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class InPlaceOfTheNetwork(HttpMessageHandler handler) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = handler;
        };
    }
}
