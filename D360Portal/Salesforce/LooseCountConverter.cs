using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce;

/// <summary>Reads a count that may also come as a string; null for anything that is no whole number: a list is worth more than its total.</summary>
internal sealed class LooseCountConverter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetInt32(out var number) ? number : null;
            case JsonTokenType.String:
                return int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("What Salesforce answers is never sent back.");
}
