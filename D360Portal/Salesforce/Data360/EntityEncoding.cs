using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace D360Portal.Salesforce.Data360;

/// <summary>Takes back the HTML entities that Connect REST writes into every string unless it is told not to.</summary>
/// <remarks>
/// The portal asks for plain text with <c>X-Chatter-Entity-Encoding: false</c>. A server that does not honour that encodes all of
/// <c>&lt; &gt; " ' \ &amp;</c> everywhere, so an answer that has entities and none of those characters in the clear was encoded, and one
/// that has any of them in the clear was not. The whole answer decides, not the single string: a label may really be <c>&amp;lt;b&amp;gt;</c>.
/// URLs have an encoding of their own, which the header does not turn off: they have no say, and are left as they are.
/// Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/intro_encoding.htm"/>.
/// </remarks>
internal static class EntityEncoding
{
    private static readonly (string Entity, char Plain)[] Entities =
        [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&#92;", '\\'), ("&amp;", '&')];

    private static readonly SearchValues<char> InTheClear = SearchValues.Create("<>\"'\\");

    // The text is only read again, never shown as it is.
    private static readonly JsonWriterOptions Rewriting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The body with plain text in its strings; the same array when there is nothing to take back.</summary>
    /// <param name="json">A whole JSON document in UTF-8.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static byte[] Decode(byte[] json) => MayBeEncoded(json) && IsEncoded(json) ? Rewrite(json) : json;

    /// <summary>Some servers write an ampersand as <c>\u0026</c>.</summary>
    private static bool MayBeEncoded(ReadOnlySpan<byte> json) => json.Contains((byte)'&') || json.IndexOf("\\u0026"u8) >= 0;

    private static bool IsEncoded(ReadOnlySpan<byte> json)
    {
        var hasEntity = false;
        var isUrl = false;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                isUrl = IsUrl(ref reader);
            }
            else if (!isUrl && TextOf(ref reader) is { } text)
            {
                if (text.AsSpan().ContainsAny(InTheClear))
                {
                    return false;
                }

                for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = text.IndexOf('&', at + 1))
                {
                    if (EntityAt(text.AsSpan(at)) is null)
                    {
                        return false;
                    }

                    hasEntity = true;
                }
            }
        }

        return hasEntity;
    }

    private static byte[] Rewrite(ReadOnlySpan<byte> json)
    {
        var plain = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(plain, Rewriting))
        {
            var isUrl = false;
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        writer.WriteStartObject();
                        break;
                    case JsonTokenType.EndObject:
                        writer.WriteEndObject();
                        break;
                    case JsonTokenType.StartArray:
                        writer.WriteStartArray();
                        break;
                    case JsonTokenType.EndArray:
                        writer.WriteEndArray();
                        break;
                    case JsonTokenType.PropertyName:
                        isUrl = IsUrl(ref reader);
                        writer.WritePropertyName(TextOf(ref reader) ?? "");
                        break;
                    case JsonTokenType.String when !isUrl && TextOf(ref reader) is { } text:
                        writer.WriteStringValue(Plain(text));
                        break;
                    case JsonTokenType.String:
                        writer.WriteRawValue([(byte)'"', .. reader.ValueSpan, (byte)'"'], skipInputValidation: true);
                        break;
                    default:
                        writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                        break;
                }
            }
        }

        return plain.WrittenSpan.ToArray();
    }

    /// <summary>Such as <c>nextPageUrl</c>, <c>iconUrl</c> and <c>url</c>.</summary>
    private static bool IsUrl(ref Utf8JsonReader reader) => TextOf(ref reader)?.EndsWith("url", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>The text of a string or a name; null for anything else, and for what has half a character in it and so is no text.</summary>
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Plain(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (rest.IndexOf('&') is >= 0 and var at)
        {
            plain.Append(rest[..at]);
            var (entity, character) = EntityAt(rest[at..]) ?? ("&", '&');
            plain.Append(character);
            rest = rest[(at + entity.Length)..];
        }

        return plain.Append(rest).ToString();
    }

    private static (string Entity, char Plain)? EntityAt(ReadOnlySpan<char> text)
    {
        foreach (var pair in Entities)
        {
            if (text.StartsWith(pair.Entity, StringComparison.Ordinal))
            {
                return pair;
            }
        }

        return null;
    }
}
