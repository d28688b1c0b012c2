namespace D360Portal.Features.Connections;

/// <summary>Values that stand in place of a secret. Sent as a secret they would replace it.</summary>
internal static class MaskedValue
{
    private const string MaskCharacters = "*•●·";
    private const int Least = 3;

    /// <summary>Whether the text is nothing but mask: <c>****</c>, <c>••••••</c>.</summary>
    public static bool Matches(string value)
    {
        var text = value.Trim();
        return text.Length >= Least && MaskCharacters.Contains(text[0], StringComparison.Ordinal) && text.All(character => character == text[0]);
    }
}
