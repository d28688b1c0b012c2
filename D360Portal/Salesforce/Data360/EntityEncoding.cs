using System.Buffers;
using System.Text.Json;

namespace D360Portal.Salesforce.Data360;

/// <summary>Takes back the HTML entities that Connect REST writes into every string unless it is told not to.</summary>
/// <remarks>
/// The portal asks for plain text with <c>X-Chatter-Entity-Encoding: false</c>. A server that does not honour that encodes all of
/// <c>&lt; &gt; " ' \ &amp;</c> everywhere, so an answer that has entities and none of those characters in the clear was encoded, and one
/// that has any of them in the clear was not. The whole answer decides, not the single string: a label may really be <c>&amp;lt;b&amp;gt;</c>.
/// Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/intro_encoding.htm"/>.
/// </remarks>
internal static class EntityEncoding
{
    /// <summary>Each entity, and what stands for it inside a JSON string.</summary>
    private static readonly (byte[] Entity, byte[] Plain)[] Entities =
    [
        ("&lt;"u8.ToArray(), "<"u8.ToArray()),
        ("&gt;"u8.ToArray(), ">"u8.ToArray()),
        ("&quot;"u8.ToArray(), "\\\""u8.ToArray()),
        ("&#39;"u8.ToArray(), "'"u8.ToArray()),
        ("&#92;"u8.ToArray(), "\\\\"u8.ToArray()),
        ("&amp;"u8.ToArray(), "&"u8.ToArray()),
    ];

    private static readonly SearchValues<char> Encodable = SearchValues.Create("<>\"'\\");

    /// <summary>The body with plain text in its strings; the same array when there is nothing to take back.</summary>
    /// <param name="json">A whole JSON document in UTF-8.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static byte[] Decode(byte[] json) => IsEncoded(json) ? Replace(json) : json;

    private static bool IsEncoded(byte[] json)
    {
        if (json.AsSpan().IndexOf((byte)'&') < 0)
        {
            return false;
        }

        var hasEntity = false;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String && reader.GetString() is { } text)
            {
                if (text.AsSpan().ContainsAny(Encodable))
                {
                    return false;
                }

                for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = text.IndexOf('&', at + 1))
                {
                    if (!IsEntity(text.AsSpan(at)))
                    {
                        return false;
                    }

                    hasEntity = true;
                }
            }
        }

        return hasEntity;
    }

    private static bool IsEntity(ReadOnlySpan<char> text)
    {
        foreach (var entity in (string[])["&lt;", "&gt;", "&quot;", "&#39;", "&#92;", "&amp;"])
        {
            if (text.StartsWith(entity, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Entities can only stand inside strings, so the text of the document is changed as it is.</summary>
    private static byte[] Replace(byte[] json)
    {
        var plain = new ArrayBufferWriter<byte>(json.Length);
        var rest = json.AsSpan();
        while (rest.IndexOf((byte)'&') is >= 0 and var at)
        {
            plain.Write(rest[..at]);
            rest = rest[at..];
            var (read, written) = EntityAt(rest);
            plain.Write(written);
            rest = rest[read..];
        }

        plain.Write(rest);
        return plain.WrittenSpan.ToArray();
    }

    /// <summary>How many bytes the text begins with, and what is written for them.</summary>
    private static (int Read, byte[] Written) EntityAt(ReadOnlySpan<byte> text)
    {
        foreach (var (entity, plain) in Entities)
        {
            if (text.StartsWith(entity))
            {
                return (entity.Length, plain);
            }
        }

        return (1, "&"u8.ToArray());
    }
}
