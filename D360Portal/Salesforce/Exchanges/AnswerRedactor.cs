using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Salesforce.Exchanges;

/// <summary>Takes everything out of an answer that is a token or a secret, by its name and by its looks.</summary>
internal static partial class AnswerRedactor
{
    private const string Hidden = "***";

    // The text is only ever shown as text.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, indented when it is JSON.</summary>
    /// <param name="body">What came.</param>
    /// <param name="bearer">The token of the request, which is taken out wherever it stands.</param>
    public static string Redact(string body, Secret? bearer)
    {
        var text = TakeOut(body, bearer);
        try
        {
            var json = JsonNode.Parse(text);
            Hide(json);
            return json?.ToJsonString(Readable) ?? text.Trim();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or JSON that no reader would agree on: a name that stands twice, half a character.
            return NamedToken().Replace(text.Trim(), "$1" + Hidden);
        }
    }

    private static string TakeOut(string text, Secret? bearer)
    {
        if (bearer is { IsEmpty: false } secret)
        {
            text = text.Replace(secret.Reveal(), Hidden, StringComparison.Ordinal);
        }

        return LooksLikeToken().Replace(text, Hidden);
    }

    private static void Hide(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (var (name, value) in item.ToArray())
                {
                    if (value is not null && IsSecret(name))
                    {
                        item[name] = Hidden;
                    }
                    else
                    {
                        Hide(value);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Hide(item);
                }

                break;
        }
    }

    private static bool IsSecret(string name) =>
        (SecretName.Matches(name) || SessionName().IsMatch(name)) && !HarmlessName().IsMatch(name);

    [GeneratedRegex("^(?:signature|sid|session_?id|assertion|code)\\z", RegexOptions.IgnoreCase)]
    private static partial Regex SessionName();

    [GeneratedRegex("token_?(?:type|format)\\z", RegexOptions.IgnoreCase)]
    private static partial Regex HarmlessName();

    /// <summary>JSON Web Tokens, and session ids, which begin with the org's id and an exclamation mark.</summary>
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)*|\b00D[A-Za-z0-9]{9,15}(?:!|%21|\\u0021)[A-Za-z0-9._]+")]
    private static partial Regex LooksLikeToken();

    [GeneratedRegex(@"((?:access|refresh|id)_token[""']?\s*[:=]\s*[""']?)[^""'\s&<,}]+", RegexOptions.IgnoreCase)]
    private static partial Regex NamedToken();
}
