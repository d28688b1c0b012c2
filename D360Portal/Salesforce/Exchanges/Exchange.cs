using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Salesforce.Exchanges;

/// <summary>One request that was sent, and what came back. What may be shown of both is redacted; the answer itself stays inside.</summary>
public sealed class Exchange
{
    /// <summary>The request, secrets replaced.</summary>
    public required ShownCall Call { get; init; }

    /// <summary>The HTTP status; null when nothing came back.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The answer, secrets replaced; null when nothing came back.</summary>
    public ShownAnswer? Answer { get; init; }

    /// <summary>What happened instead of an answer, in a sentence; null when one came.</summary>
    public string? Silence { get; init; }

    /// <summary>What Salesforce said went wrong, possibly nothing; empty for a success.</summary>
    public IReadOnlyList<SalesforceError> Errors { get; init; } = [];

    /// <summary>Salesforce's name for the call, which its support asks for; null when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>From the first byte sent to the last byte read.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Whether Salesforce did what was asked.</summary>
    public bool IsSuccess => (int?)Status is >= 200 and < 300;

    /// <summary>Whether the day's calls, or the places for long ones, are used up.</summary>
    public bool SaysLimitReached => Status is HttpStatusCode.TooManyRequests || Errors.Any(error => error.Code is "REQUEST_LIMIT_EXCEEDED");

    /// <summary>The answer's body. It may hold tokens.</summary>
    internal byte[] Body { get; init; } = [];

    /// <summary>Reads a success; null for any other answer, and for one that is not the API's JSON.</summary>
    internal T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return IsSuccess ? JsonSerializer.Deserialize(EntityEncoding.Decode(Body), type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The request alone.</summary>
    public override string ToString() => $"{Call.Method} {Call.Url} {(int?)Status}";
}
