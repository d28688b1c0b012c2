using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <summary>Calls an org with the bearer of one grant.</summary>
/// <remarks>
/// Whose grant it is comes as the first argument of every method, never from the surroundings: handlers of the HTTP client live in another
/// scope than the page, and a run outlives the page that started it.
/// </remarks>
public sealed partial class Data360Client
{
    private const int ShownBodyLength = 500;

    private readonly HttpClient _http;
    private readonly GrantTokens _tokens;
    private readonly ApiAllowances _allowances;
    private readonly Data360Paths _paths;

    internal Data360Client(HttpClient http, GrantTokens tokens, ApiAllowances allowances, Data360Paths paths)
    {
        _http = http;
        _tokens = tokens;
        _allowances = allowances;
        _paths = paths;
    }

    private async Task<T> AskAsync<T>(GrantId grantId, Data360Call call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await SendAsync(grantId, call, cancellationToken);
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize(EntityEncoding.Decode(body), type)
                ?? throw new SalesforceUnreachableException(HostOf(response), "answered without content");
        }
        catch (JsonException exception)
        {
            throw new SalesforceUnreachableException(HostOf(response), "answered something that is not the API's JSON", exception);
        }
    }

    /// <summary>Sends one call: the token, the host, the one repetition after a rejected token, and the errors.</summary>
    private async Task<HttpResponseMessage> SendAsync(GrantId grantId, Data360Call call, CancellationToken cancellationToken)
    {
        GrantAccess? rejected = null;
        while (true)
        {
            var access = await AccessAsync(grantId, rejected, cancellationToken);
            var number = _allowances.Begin();
            var response = await SendOnceAsync(access, call, cancellationToken);
            _allowances.Note(grantId, number, response);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                // Not by the charset that it names: a proxy's page may name one that nobody here knows.
                var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
                if (!IsTokenRejected(response.StatusCode, body))
                {
                    throw ErrorOf(call, response, body);
                }
            }

            // A rejected token means that the call was not run, so any call may be sent again: once, with a renewed token.
            if (rejected is not null)
            {
                throw new SignInRequiredException(grantId, "rejected_after_renewal");
            }

            rejected = access;
        }
    }

    private async Task<GrantAccess> AccessAsync(GrantId grantId, GrantAccess? rejected, CancellationToken cancellationToken)
    {
        try
        {
            return await _tokens.GetAsync(grantId, rejected, cancellationToken);
        }
        catch (SalesforceUnreachableException exception) when (exception.MayHaveArrived)
        {
            // It is the request for a token that may have arrived. The call itself is not sent yet, or was refused for its token.
            throw exception.BeforeTheCall();
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(GrantAccess access, Data360Call call, CancellationToken cancellationToken)
    {
        using var request = call.ToRequest(access.Grant.InstanceUrl);
        request.Headers.Authorization = new("Bearer", access.AccessToken.Reveal());
        var host = access.Grant.InstanceUrl.Host;
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new SalesforceUnreachableException(host, "cannot be reached", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SalesforceUnreachableException(host, "did not answer in time", exception);
        }
    }

    /// <summary>401 on REST; 403 with the plain text <c>Bad_OAuth_Token</c> on the identity endpoints.</summary>
    internal static bool IsTokenRejected(HttpStatusCode status, string body) =>
        status is HttpStatusCode.Unauthorized
        || (status is HttpStatusCode.Forbidden && body.Trim().Trim('"').Equals("Bad_OAuth_Token", StringComparison.OrdinalIgnoreCase));

    private static Exception ErrorOf(Data360Call call, HttpResponseMessage response, string body)
    {
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            // The bearer is not for other hosts, so a redirect is never followed.
            return new SalesforceUnreachableException(HostOf(response), "redirected the call instead of answering it");
        }

        return new SalesforceApiException(call.Operation, response.StatusCode, ReadErrors(body), RequestIdHeader.Find(response));
    }

    /// <summary>Reads <c>[{"errorCode":"X","message":"Y"}]</c>, one such object, the errors of token endpoints and of queries, or whatever else came.</summary>
    internal static IReadOnlyList<SalesforceError> ReadErrors(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var items = document.RootElement.ValueKind is JsonValueKind.Array
                ? document.RootElement.EnumerateArray().ToArray()
                : [document.RootElement];
            return
            [
                .. items.Where(item => item.ValueKind is JsonValueKind.Object)
                    .Select(item => ErrorOf(
                        Text(item, "errorCode") ?? Text(item, "error"),
                        Text(item, "message") ?? Text(item, "error_description"),
                        item.TryGetProperty("details", out var details) ? details : null)),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Some errors say more in <c>details</c>: a finer code and words of its own; those of a query, all their words, one or several.</summary>
    private static SalesforceError ErrorOf(string? code, string? message, JsonElement? details)
    {
        if (details is not { ValueKind: JsonValueKind.Object } more)
        {
            var said = details is { ValueKind: JsonValueKind.Array } several ? several.EnumerateArray().FirstOrDefault() : details.GetValueOrDefault();
            return new SalesforceError(code, message ?? TextOf(said));
        }

        var words = new[] { message, Text(more, "subErrorMessage") }.OfType<string>().ToArray();
        return new SalesforceError(code, words.Length == 0 ? null : string.Join(' ', words)) { SubCode = Text(more, "subErrorCode") };
    }

    // An error's message is encoded like every other string, and has no neighbours to tell by: nobody names an error &quot;.
    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? TextOf(value) : null;

    private static string? TextOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && JsonText.Of(value) is { } text ? Shorten(WebUtility.HtmlDecode(text)) : null;

    private static string Shorten(string text) => text.Length <= ShownBodyLength ? text : text[..ShownBodyLength] + "…";

    private static string HostOf(HttpResponseMessage response) => response.RequestMessage?.RequestUri?.Host ?? "Salesforce";
}
