using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce;

/// <summary>Reads a boolean that may also come as a string: <c>"hidden": "false"</c> beside <c>"secure": true</c>.</summary>
internal sealed class LooseBooleanConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.String:
                return string.Equals(reader.GetString()?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
            default:
                reader.Skip();
                return false;
        }
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
