using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace D360Portal.Tests.Features.Connections;

/// <summary>As much of the portal as reads an org: client, tokens, loader, without pages and without a database.</summary>
internal sealed class CallingPortal : IDisposable
{
    private readonly HttpClient _http;

    public CallingPortal(HttpMessageHandler handler, Uri origin, TimeProvider time, string clientId = "consumer-key", string clientSecret = The.ClientSecret)
    {
        _http = new HttpClient(handler);
        Org = new SalesforceOrg
        {
            Key = OrgKey.Parse("acme"),
            DisplayName = "Acme",
            MyDomain = origin,
            ClientId = clientId,
            ClientSecret = new Secret(clientSecret),
            Scopes = ["api", "refresh_token"],
            DataSpace = "default",
            IsDefault = true,
        };
        Orgs = new SalesforceOrgs([Org]);
        var endpoints = new OAuthEndpoints(_http);
        var revoker = new TokenRevoker(endpoints, NullLogger<TokenRevoker>.Instance);
        var tokens = new GrantTokens(Grants, endpoints, revoker, Orgs, new GrantChanges(), time, NullLogger<GrantTokens>.Instance);
        Client = new Data360Client(_http, tokens, Allowances, new Data360Paths("v66.0"));
        Loader = new InventoryLoader(Client, Types, time);
    }

    public SalesforceOrg Org { get; }

    public SalesforceOrgs Orgs { get; }

    public GrantsInMemory Grants { get; } = new();

    public TypesInMemory Types { get; } = new();

    public ApiAllowances Allowances { get; } = new();

    public Data360Client Client { get; }

    public InventoryLoader Loader { get; }

    /// <summary>Keeps a grant of a user as a sign-in does.</summary>
    public async Task<Grant> KeepGrantAsync(string userId = The.UserId, string accessToken = "access-token", string? refreshToken = null)
    {
        var grant = Some.Grant(userId) with { InstanceUrl = Org.MyDomain };
        await Grants.KeepAsync(grant, new GrantSecrets(new Secret(accessToken), refreshToken is null ? null : new Secret(refreshToken)), CancellationToken.None);
        return grant;
    }

    public void Dispose() => _http.Dispose();
}
