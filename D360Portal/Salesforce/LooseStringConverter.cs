using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce;

/// <summary>Reads a string that may also come as a number or a boolean: <c>"issued_at": "1763980000000"</c> and <c>"issued_at": 1763980000000</c>.</summary>
internal sealed class LooseStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            default:
                // An object or an array where a text belongs says nothing that could be used.
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
