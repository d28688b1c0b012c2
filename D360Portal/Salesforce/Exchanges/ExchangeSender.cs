using System.Text;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Salesforce.Exchanges;

/// <summary>Sends single requests, none of them twice, and keeps what went over the line. What is shown is made of the very request that was sent.</summary>
internal sealed class ExchangeSender(TimeProvider time)
{
    /// <summary>Sends a call.</summary>
    /// <param name="http">The client for that kind of host. It follows no redirects.</param>
    /// <param name="call">The call.</param>
    /// <param name="origin">Where it goes, checked by the caller.</param>
    /// <param name="bearer">The token in its header; null for none.</param>
    /// <param name="onAnswer">Told of the answer's headers; null for nobody.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Exchange> SendAsync(
        HttpClient http, Data360Call call, Uri origin, CallBearer? bearer, Action<HttpResponseMessage>? onAnswer, CancellationToken cancellationToken)
    {
        var shown = ShownCall.Of(call, origin, bearer?.Shown);
        using var request = call.ToRequest(origin);
        if (bearer is not null)
        {
            request.Headers.Authorization = new("Bearer", bearer.Token.Reveal());
        }

        var start = time.GetTimestamp();
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            onAnswer?.Invoke(response);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return Answered(shown, response, body, time.GetElapsedTime(start), bearer);
        }
        catch (HttpRequestException)
        {
            return Silent("cannot be reached");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Silent("did not answer in time");
        }

        Exchange Silent(string what) => new() { Call = shown, Took = time.GetElapsedTime(start), Silence = $"{origin.Host} {what}." };
    }

    private static Exchange Answered(ShownCall shown, HttpResponseMessage response, byte[] body, TimeSpan took, CallBearer? bearer)
    {
        var text = Encoding.UTF8.GetString(body);
        return new Exchange
        {
            Call = shown,
            Status = response.StatusCode,
            Body = body,
            Answer = ShownAnswer.Of(response.StatusCode, text, bearer?.Token),
            Errors = response.IsSuccessStatusCode ? [] : Data360Client.ReadErrors(text),
            RequestId = RequestIdHeader.Find(response),
            Took = took,
        };
    }
}
