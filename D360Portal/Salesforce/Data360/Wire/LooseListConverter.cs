using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>Reads an array item by item, so that one item of an unexpected shape does not take the others with it.</summary>
/// <remarks>Items that cannot be read become null, for the reader to count. Something other than an array becomes no list.</remarks>
internal sealed class LooseListConverter<T> : JsonConverter<IReadOnlyList<T?>>
    where T : class
{
    public override IReadOnlyList<T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var items = new List<T?>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            using var item = JsonDocument.ParseValue(ref reader);
            items.Add(ReadItem(item.RootElement, options));
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T?> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("What Salesforce answers is never sent back.");

    private static T? ReadItem(JsonElement item, JsonSerializerOptions options)
    {
        try
        {
            return item.ValueKind is JsonValueKind.Object ? (T?)item.Deserialize(options.GetTypeInfo(typeof(T))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
