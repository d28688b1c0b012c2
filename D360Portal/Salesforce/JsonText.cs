using System.Text.Json;

namespace D360Portal.Salesforce;

/// <summary>Texts of JSON as they come.</summary>
internal static class JsonText
{
    /// <summary>The value as text; null for a string that has half a character in it and so is no text.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.ToString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
