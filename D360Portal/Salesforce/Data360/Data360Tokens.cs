using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using D360Portal.Salesforce.Exchanges;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Data360;

/// <summary>Exchanges the token of a grant for a Data 360 token, which queries need, and keeps it while it is good.</summary>
/// <remarks>
/// Kept in memory alone, for one grant and data space, and only as long as the grant has the token that it was exchanged for.
/// </remarks>
internal sealed class Data360Tokens(
    HttpClient http, ExchangeSender sender, GrantTokens tokens, GrantChanges changes, SalesforceOrgs orgs, TimeProvider time)
{
    /// <summary>A token that is about to end is not worth a call that may come back rejected.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>What is kept of a token whose end Salesforce did not tell.</summary>
    private static readonly TimeSpan UnknownLifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(GrantId Grant, string DataSpace), Kept> _kept = new();

    /// <summary>The token at hand, else a new one.</summary>
    /// <param name="grantId">The grant.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceUnreachableException">The grant's own token could not be renewed.</exception>
    public async Task<Data360TokenOutcome> GetAsync(GrantId grantId, CancellationToken cancellationToken)
    {
        var core = await tokens.GetAsync(grantId, rejected: null, cancellationToken);
        return _kept.TryGetValue(KeyOf(core), out var kept) && kept.IsGood(core.AccessToken, time.GetUtcNow())
            ? new Data360TokenOutcome(kept.Access, Data360TokenFault.None, [])
            : await ExchangeAsync(core, cancellationToken);
    }

    /// <summary>A new token, whatever is at hand.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<Data360TokenOutcome> GetNewAsync(GrantId grantId, CancellationToken cancellationToken) =>
        await ExchangeAsync(await tokens.GetAsync(grantId, rejected: null, cancellationToken), cancellationToken);

    /// <summary>Forgets a token that a Data 360 host rejected, unless another has taken its place.</summary>
    public void Drop(GrantId grantId, Data360Access rejected)
    {
        foreach (var entry in _kept.Where(entry => entry.Key.Grant == grantId && entry.Value.Access.Token == rejected.Token))
        {
            Remove(entry);
        }
    }

    private async Task<Data360TokenOutcome> ExchangeAsync(GrantAccess core, CancellationToken cancellationToken)
    {
        var first = await SendAsync(core, cancellationToken);

        // Whether the token was rejected or the app, the answer does not surely tell. A grant that cannot be renewed is not ended on such a word.
        if (!IsTokenRejected(first) || !core.Grant.HasRefreshToken)
        {
            return Read(core, [first]);
        }

        var renewed = await tokens.GetAsync(core.Grant.Id, core, cancellationToken);
        return Read(renewed, [first, await SendAsync(renewed, cancellationToken)]);
    }

    private Task<Exchange> SendAsync(GrantAccess core, CancellationToken cancellationToken) => sender.SendAsync(
        http,
        new Data360Call("give a Data 360 token", HttpMethod.Post, Data360Paths.Data360Token)
        {
            Form = new FormBody()
                .With("grant_type", "urn:salesforce:grant-type:external:cdp")
                .With("subject_token", core.AccessToken, "$SF_TOKEN")
                .With("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .With("dataspace", OrgOf(core).DataSpace),
        },
        core.Grant.InstanceUrl,
        bearer: null,
        onAnswer: null,
        cancellationToken);

    private Data360TokenOutcome Read(GrantAccess core, IReadOnlyList<Exchange> exchanges)
    {
        if (!exchanges[^1].IsSuccess)
        {
            return new(Access: null, Data360TokenFault.Refused, exchanges);
        }

        if (exchanges[^1].Read(Data360JsonContext.Default.Data360TokenAnswer) is not { } answer)
        {
            return new(Access: null, Data360TokenFault.Refused, exchanges);
        }

        if (answer.AccessToken is not { Length: > 0 })
        {
            return new(Access: null, Data360TokenFault.NoToken, exchanges);
        }

        if (SalesforceHosts.ReadData360Origin(OrgOf(core), answer.InstanceUrl) is not { } origin)
        {
            return new(Access: null, Data360TokenFault.ForeignHost, exchanges);
        }

        var access = new Data360Access(origin, new Secret(answer.AccessToken), answer.ExpiresIn is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        Keep(core, access);
        return new(access, Data360TokenFault.None, exchanges);
    }

    private void Keep(GrantAccess core, Data360Access access)
    {
        var key = KeyOf(core);
        var end = time.GetUtcNow() + (access.Lifetime ?? UnknownLifetime) - Margin;
        var watch = changes.Watch(core.Grant.Id, _ => Forget(key));
        var kept = new Kept(access, Fingerprint(core.AccessToken), end, watch);
        _kept.AddOrUpdate(key, kept, (_, old) =>
        {
            old.Watch.Dispose();
            return kept;
        });
    }

    private void Forget((GrantId Grant, string DataSpace) key)
    {
        if (_kept.TryGetValue(key, out var kept))
        {
            Remove(new(key, kept));
        }
    }

    private void Remove(KeyValuePair<(GrantId Grant, string DataSpace), Kept> entry)
    {
        if (_kept.TryRemove(entry))
        {
            entry.Value.Watch.Dispose();
        }
    }

    private (GrantId Grant, string DataSpace) KeyOf(GrantAccess core) => (core.Grant.Id, OrgOf(core).DataSpace);

    private SalesforceOrg OrgOf(GrantAccess core) => orgs.Get(core.Grant.OrgKey);

    private static bool IsTokenRejected(Exchange exchange) =>
        exchange.Status is HttpStatusCode.Unauthorized
        || exchange.Errors.Any(error => error.Message?.Contains("invalid subject token", StringComparison.OrdinalIgnoreCase) is true);

    private static string Fingerprint(Secret token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token.Reveal())));

    private sealed record Kept(Data360Access Access, string Fingerprint, DateTimeOffset End, IDisposable Watch)
    {
        public bool IsGood(Secret coreToken, DateTimeOffset now) => now < End && Fingerprint == Data360Tokens.Fingerprint(coreToken);
    }
}
