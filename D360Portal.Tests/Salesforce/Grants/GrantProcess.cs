using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>As much of one portal process as deals with grants.</summary>
internal sealed class GrantProcess
{
    private readonly RotatingOrg _org;

    public GrantProcess(IGrantStore store, RotatingOrg org, HttpClient http, TimeProvider time)
    {
        _org = org;
        Store = new UnreliableStore(store);
        var endpoints = new OAuthEndpoints(http);
        var revoker = new TokenRevoker(endpoints, NullLogger<TokenRevoker>.Instance);
        Tokens = new GrantTokens(
            Store, endpoints, revoker, new SalesforceOrgs([The.Org]), Changes, time, NullLogger<GrantTokens>.Instance);
        Issuer = new GrantIssuer(Store, endpoints, revoker, Changes, time, NullLogger<GrantIssuer>.Instance);
    }

    public UnreliableStore Store { get; }

    public GrantTokens Tokens { get; }

    public GrantIssuer Issuer { get; }

    public GrantChanges Changes { get; } = new();

    /// <summary>Told of every access token that Salesforce rejected.</summary>
    public Action<Secret>? OnRejected { get; set; }

    /// <summary>One call to the API, as the client makes it: once more after a rejected token, and then no more.</summary>
    public async Task<Secret> CallAsync(GrantId id, CancellationToken cancellationToken = default)
    {
        var access = await Tokens.GetAsync(id, rejected: null, cancellationToken);
        await Task.Yield();
        if (_org.Accepts(access.AccessToken))
        {
            return access.AccessToken;
        }

        OnRejected?.Invoke(access.AccessToken);
        access = await Tokens.GetAsync(id, access, cancellationToken);
        return _org.Accepts(access.AccessToken) ? access.AccessToken : throw new SignInRequiredException(id, "rejected_after_renewal");
    }
}
