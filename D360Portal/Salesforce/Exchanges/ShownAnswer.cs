using System.Net;

namespace D360Portal.Salesforce.Exchanges;

/// <summary>An answer as it may be shown and copied: indented, with <c>***</c> in place of every token, cut when it is long.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body; empty when there was none.</param>
/// <param name="CutOff">How many characters are left out at the end.</param>
public sealed record ShownAnswer(HttpStatusCode Status, string Text, int CutOff)
{
    /// <summary>Enough to recognize an answer by; a catalogue of 222 types would be ten times as long.</summary>
    internal const int Longest = 4_000;

    /// <summary>Shows an answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="bearer">The token of the request, which an answer may repeat.</param>
    internal static ShownAnswer Of(HttpStatusCode status, string body, Secret? bearer)
    {
        var text = AnswerRedactor.Redact(body, bearer);
        var length = Math.Min(text.Length, Longest);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        return new ShownAnswer(status, text[..length], text.Length - length);
    }
}
