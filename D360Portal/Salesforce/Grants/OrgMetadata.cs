using System.Net;
using System.Text.Json;
using D360Portal.Salesforce.Orgs;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace D360Portal.Salesforce.Grants;

/// <summary>What the OpenID Connect handler must know of one org: endpoints, issuer, signing keys.</summary>
/// <remarks>
/// The endpoints are My Domain plus the documented paths, whatever the discovery document says: it must not send the app's secret to
/// another host. The document is asked for two reasons only. It tells before the browser leaves whether the org can be reached at all, and
/// where an id token is expected it names the issuer. The keys come from My Domain, which alone is sure to have the one that signed.
/// </remarks>
internal sealed partial class OrgMetadata(SalesforceOrg org, HttpClient http, TimeProvider time, ILogger<OrgMetadata> logger)
    : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim _lock = new(1, 1);
    private (OpenIdConnectConfiguration Configuration, DateTimeOffset Until)? _known;

    /// <inheritdoc />
    /// <exception cref="SalesforceUnreachableException">The org does not answer.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        await _lock.WaitAsync(cancel);
        try
        {
            if (_known is { } known && time.GetUtcNow() < known.Until)
            {
                return known.Configuration;
            }

            var configuration = await AskAsync(cancel);
            _known = (configuration, time.GetUtcNow() + Lifetime);
            return configuration;
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <inheritdoc />
    public void RequestRefresh() => _known = null;

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private async Task<OpenIdConnectConfiguration> AskAsync(CancellationToken cancellationToken)
    {
        var document = await GetJsonAsync(OAuthPaths.Discovery, cancellationToken);
        var configuration = new OpenIdConnectConfiguration
        {
            Issuer = IssuerOf(document),
            AuthorizationEndpoint = (org.LoginBase ?? org.MyDomain).AbsoluteUri.TrimEnd('/') + OAuthPaths.Authorize,
            TokenEndpoint = At(OAuthPaths.Token),
            UserInfoEndpoint = At(OAuthPaths.UserInfo),
            JwksUri = At(OAuthPaths.Keys),
        };
        if (org.AsksForIdToken && await GetJsonAsync(OAuthPaths.Keys, cancellationToken) is { } keys)
        {
            configuration.JsonWebKeySet = new JsonWebKeySet(keys.GetRawText());
            foreach (var key in configuration.JsonWebKeySet.GetSigningKeys())
            {
                configuration.SigningKeys.Add(key);
            }
        }

        return configuration;
    }

    /// <summary>The document's issuer if it is this org or one of the generic login hosts; else the org.</summary>
    private string IssuerOf(JsonElement? document)
    {
        var told = document is { ValueKind: JsonValueKind.Object } && document.Value.TryGetProperty("issuer", out var issuer)
            ? issuer.ToString()
            : null;
        return Uri.TryCreate(told, UriKind.Absolute, out var address) && SalesforceHosts.IsIdentityHost(org, address)
            ? told
            : org.MyDomain.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>The JSON at a path; null when the org answers, but not with JSON.</summary>
    private async Task<JsonElement?> GetJsonAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(org.MyDomain, path), cancellationToken);
            if (response.StatusCode is HttpStatusCode.OK)
            {
                await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
                using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
                return json.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // A page of HTML: the org can be reached, which is all that is needed without an id token.
        }
        catch (HttpRequestException exception)
        {
            throw new SalesforceUnreachableException(org.MyDomain.Host, "cannot be reached", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SalesforceUnreachableException(org.MyDomain.Host, "did not answer in time", exception);
        }

        LogUnusable(logger, org.Key, path);
        return null;
    }

    private string At(string path) => new Uri(org.MyDomain, path).AbsoluteUri;

    [LoggerMessage(LogEvents.DiscoveryUnusable, LogLevel.Information, "Org {OrgKey} has nothing usable at {Path}; the documented endpoints are used")]
    private static partial void LogUnusable(ILogger logger, OrgKey orgKey, string path);
}
