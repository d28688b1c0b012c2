using System.Globalization;

namespace D360Portal.Simulator;

/// <summary>Record ids as Salesforce makes them: 15 characters whose case matters, and three more that encode the case.</summary>
/// <remarks>
/// Each of the three stands for five characters: bit 0 is set when the first is a capital, and so on; the value is a letter of
/// <c>A–Z0–5</c>. So <c>00D000000000001</c> becomes <c>00D000000000001EAA</c>.
/// </remarks>
internal static class RecordId
{
    private const int CaseSensitiveLength = 15;
    private const string CaseLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>The id with that beginning (the three letters of the object, and a few of the org) and number.</summary>
    public static string Of(string beginning, int number) =>
        Complete(beginning + number.ToString(CultureInfo.InvariantCulture).PadLeft(CaseSensitiveLength - beginning.Length, '0'));

    /// <summary>The 18 characters of an id of 15.</summary>
    public static string Complete(string id) =>
        id + string.Concat(id.Chunk(5).Select(five => CaseLetters[five.Select((letter, bit) => char.IsAsciiLetterUpper(letter) ? 1 << bit : 0).Sum()]));
}
