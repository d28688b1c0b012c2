using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>The calls to an org's OAuth endpoints that the OpenID Connect handler does not make: renew, revoke, who is it.</summary>
/// <remarks>Nothing here is ever repeated: a refresh whose answer was lost may have spent the refresh token.</remarks>
internal sealed class OAuthEndpoints(HttpClient http)
{
    /// <summary>A login or token endpoint that needs longer than this will not come back at all.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>Asks for a new access token.</summary>
    /// <remarks><see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_refresh_token_flow.htm"/></remarks>
    /// <returns>The answer, a refusal included.</returns>
    /// <exception cref="SalesforceUnreachableException">No answer, or one that no token endpoint gives.</exception>
    public async Task<TokenResponse> RefreshAsync(SalesforceOrg org, Secret refreshToken, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(
            org,
            OAuthPaths.Token,
            new()
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken.Reveal(),
                ["client_id"] = org.ClientId,
                ["client_secret"] = org.ClientSecret.Reveal(),
            },
            cancellationToken);

        // Refusals come as 400 (sometimes 401 or 403) with a JSON body; a maintenance page comes as HTML with any status.
        var answer = (int)response.StatusCode < 500
            ? await ReadAsync(response, GrantsJsonContext.Default.TokenResponse, cancellationToken)
            : null;
        return answer is { Error.Length: > 0 } or { AccessToken.Length: > 0 }
            ? answer
            : throw new SalesforceUnreachableException(org.MyDomain.Host, $"answered {(int)response.StatusCode} without a token");
    }

    /// <summary>Revokes a token; revoking a refresh token ends its access tokens too.</summary>
    /// <remarks>The token goes in the body: the documented GET form would leave it in logs. <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_revoke_token.htm"/></remarks>
    /// <returns>True when the token is dead, also when it already was.</returns>
    public async Task<bool> RevokeAsync(SalesforceOrg org, Secret token, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(org, OAuthPaths.Revoke, new() { ["token"] = token.Reveal() }, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return true;
        }

        var refusal = await ReadAsync(response, GrantsJsonContext.Default.TokenResponse, cancellationToken);
        return refusal?.Error == "invalid_token";
    }

    /// <summary>Asks who the bearer of a token is that belongs to no grant yet.</summary>
    /// <returns>The answer; null when the org gave none (a redirect, an error, a page of HTML), which is never followed and never fatal.</returns>
    public async Task<UserInfo?> AskWhoAsync(SalesforceOrg org, Secret accessToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(org.MyDomain, OAuthPaths.UserInfo));
        request.Headers.Authorization = new("Bearer", accessToken.Reveal());
        request.Headers.Accept.Add(new(MediaTypeNames.Application.Json));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK
                ? await ReadAsync(response, GrantsJsonContext.Default.UserInfo, cancellationToken)
                : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<HttpResponseMessage> PostAsync(
        SalesforceOrg org, string path, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(org.MyDomain, path))
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Application.Json));
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new SalesforceUnreachableException(org.MyDomain.Host, "cannot be reached", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SalesforceUnreachableException(org.MyDomain.Host, "did not answer in time", exception);
        }
    }

    private static async Task<T?> ReadAsync<T>(
        HttpResponseMessage response, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
