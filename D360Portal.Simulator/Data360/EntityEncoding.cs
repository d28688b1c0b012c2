using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360;

/// <summary>Connect REST writes HTML entities into every string, unless the caller asks it not to.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/intro_encoding.htm"/>.</remarks>
internal sealed class EntityEncoding
{
    private const string Header = "X-Chatter-Entity-Encoding";

    /// <summary>The members whose values are URLs, which have an encoding of their own.</summary>
    private static readonly HashSet<string> Urls = new(["currentPageUrl", "nextPageUrl", "iconUrl", "profilePhotoUrl"], StringComparer.Ordinal);

    private readonly bool _encodesText;
    private readonly bool _encodesUrls;

    private EntityEncoding(bool encodesText, bool encodesUrls)
    {
        _encodesText = encodesText;
        _encodesUrls = encodesUrls;
    }

    /// <summary>The document as the caller gets it.</summary>
    public static JsonNode Apply(JsonNode document, HttpRequest request, Quirks quirks)
    {
        var isRefused = string.Equals(request.Headers[Header], "false", StringComparison.OrdinalIgnoreCase);
        return new EntityEncoding(quirks.EntityEncodingHeaderIgnored || !isRefused, quirks.UrlsAreEntityEncoded).Of(document, encodes: false)!;
    }

    private JsonNode? Of(JsonNode? node, bool encodes) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member =>
            KeyValuePair.Create(member.Key, Of(member.Value, Urls.Contains(member.Key) ? _encodesUrls : _encodesText)))),
        JsonArray items => new JsonArray([.. items.Select(item => Of(item, _encodesText))]),
        JsonValue value when encodes && value.TryGetValue<string>(out var text) => JsonValue.Create(Encode(text)),
        _ => node?.DeepClone(),
    };

    // The ampersand first: the others bring ampersands of their own.
    private static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("\\", "&#92;", StringComparison.Ordinal);
}
