using System.Buffers;
using System.Text;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Finds out how a text file is encoded. Spreadsheets write three kinds and say which of them in one.</summary>
internal static class SheetEncoding
{
    private const int Looked = 4096;

    /// <summary>What no keyboard types and no spreadsheet writes.</summary>
    private static readonly SearchValues<char> NotInText =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\t', '\n', '\r', '\v', '\f']), '\uFFFE']);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text and the encoding's name.</summary>
    /// <exception cref="SheetException">It is not text.</exception>
    public static (string Text, string Encoding) Decode(ReadOnlySpan<byte> bytes)
    {
        var (text, name) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => (Encoding.UTF8.GetString(rest), "UTF-8"),
            [0xFF, 0xFE, .. var rest] => (Encoding.Unicode.GetString(rest), "UTF-16"),
            [0xFE, 0xFF, .. var rest] => (Encoding.BigEndianUnicode.GetString(rest), "UTF-16"),
            _ when HasNulls(bytes, at: 1) => (Encoding.Unicode.GetString(bytes), "UTF-16"),
            _ when HasNulls(bytes, at: 0) => (Encoding.BigEndianUnicode.GetString(bytes), "UTF-16"),
            _ => DecodeUnmarked(bytes),
        };
        return text.AsSpan().IndexOfAny(NotInText) < 0
            ? (text, name)
            : throw new SheetException("This is not a table: it holds characters that no text has. Save the sheet as XLSX or as CSV, and choose that file.");
    }

    private static (string Text, string Encoding) DecodeUnmarked(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return (StrictUtf8.GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            // Excel's plain "CSV" is in the code page of the machine, which in the West is this one.
            return (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), "Windows-1252");
        }
    }

    /// <summary>Whether nearly every second byte is zero, as in UTF-16 of Western text.</summary>
    private static bool HasNulls(ReadOnlySpan<byte> bytes, int at)
    {
        var looked = Math.Min(bytes.Length, Looked) / 2;
        var (nulls, others) = (0, 0);
        for (var pair = 0; pair < looked; pair++)
        {
            nulls += bytes[(pair * 2) + at] == 0 ? 1 : 0;
            others += bytes[(pair * 2) + 1 - at] == 0 ? 1 : 0;
        }

        return looked > 0 && others == 0 && nulls * 10 >= looked * 7;
    }
}
