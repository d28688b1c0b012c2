using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using D360Portal.Features.Connections.Bulk;
using MiniExcelLibs;

namespace D360Portal.Tests.Features.Connections.Bulk;

public sealed partial class SheetReaderTests
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private static readonly Gen<string> Cells = Gen.OneOf(
        Gen.Char["ab Z09.:-_äß€,;|\t\"\n"].Array[0, 10].Select(letters => new string(letters)),
        Gen.Const(""));

    /// <summary>Tables of up to six columns: headers of words, cells of anything, the first cell of a row never blank.</summary>
    private static readonly Gen<string[][]> Tables = Gen.Int[2, 6].SelectMany(columns => Gen.Select(
        Gen.Char["abcdefgh"].Array[1, 8].Select(letters => new string(letters)).Array[columns],
        Gen.Select(Gen.Char["xyz"].Array[1, 4].Select(letters => new string(letters)), Cells.Array[columns - 1], (first, rest) => (string[])[first, .. rest]).Array[1, 30],
        (headers, rows) => (string[][])[headers, .. rows]));

    private static Encoding Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Fact]
    public void What_is_written_with_any_delimiter_is_read_with_it() =>
        Gen.Select(Tables, Gen.OneOf(Delimiters.Select(Gen.Const).ToArray())).Sample((table, delimiter) =>
        {
            var records = DelimitedText.Read(DelimitedText.Write(table, delimiter), delimiter).Select(row => row.Cells);

            Assert.Equal(table, records);
        });

    [Fact]
    public void Delimiter_encoding_and_marks_are_found_out() =>
        Gen.Select(Tables, Gen.OneOf(Delimiters.Select(Gen.Const).ToArray()), Gen.Int[0, 5]).Sample((table, delimiter, encoding) =>
        {
            var text = DelimitedText.Write(table, delimiter);
            byte[] bytes = encoding switch
            {
                0 => SomeSheets.Utf8(text),
                1 => [.. Encoding.UTF8.Preamble, .. SomeSheets.Utf8(text)],
                2 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
                3 => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
                4 when !CouldBeUtf8(text) => Windows1252.GetBytes(text),
                _ => SomeSheets.Utf8($"sep={delimiter}\r\n{text}"),
            };

            var sheet = SomeSheets.Done(SheetReader.ReadFile(bytes, "clinics.csv"));

            Assert.Equal(table[0], sheet.Headers);
            Assert.Equal(table.Skip(1).Select(row => string.Join('|', row).TrimEnd('|', ' ', '\n', '\t')), sheet.Rows.Select(row => string.Join('|', row.Cells).TrimEnd('|', ' ', '\n', '\t')));
        });

    [Theory]
    [InlineData("# What it is called.,# A host.,", true)]
    [InlineData("# What it is called.,,", false)]
    [InlineData("# 1,host1,west", false)]
    [InlineData("#1,#2,#3", false)]
    public void The_notes_of_a_template_are_no_connector_and_that_is_said(string second, bool areNotes)
    {
        var sheet = SomeSheets.Done(SheetReader.ReadPasted($"Name,Host,clinic\n{second}\nClinic 02,host2,east\n# Not notes,# so far down,"));

        Assert.Equal(areNotes ? [3, 4] : [2, 3, 4], sheet.Rows.Select(row => row.Number));
        Assert.Equal(areNotes, sheet.HowRead?.EndsWith("Row 2 explains the columns and is left out.", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_in_words() =>
        Gen.OneOf(Gen.Byte.Array[0, 400], Gen.Byte.Array[0, 200].Select(rest => (byte[])[.. "PK\u0003\u0004"u8, .. rest])).Sample(bytes =>
        {
            var outcome = SheetReader.ReadFile(bytes, "any.csv");

            Assert.True(outcome is SheetOutcome.Done or SheetOutcome.Refused { Faults.Count: > 0 });
        });

    [Fact]
    public void A_workbook_is_read_as_people_see_it()
    {
        var sheet = SomeSheets.Done(SheetReader.ReadFile(
            Workbook(("Rows", [new() { ["Name"] = "Clinic 01", ["Port"] = 3306, ["Ratio"] = 0.5, ["On"] = true, ["Since"] = new DateTime(2026, 11, 25, 0, 0, 0, DateTimeKind.Unspecified) }])), "clinics.xlsx"));

        Assert.Equal(["Name", "Port", "Ratio", "On", "Since"], sheet.Headers);
        Assert.Equal(["Clinic 01", "3306", "0.5", "true", "2026-11-25"], Assert.Single(sheet.Rows).Cells);
        Assert.Equal(2, sheet.Rows[0].Number);
    }

    [Fact]
    public void A_workbook_s_texts_come_back_as_they_were() =>
        Gen.Char["ab Z09.:-_äß€,;|\"<>&'"].Array[1, 12].Select(letters => new string(letters)).Where(text => text.Trim() == text && !double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out _)).Array[1, 20].Sample(
            texts =>
            {
                var sheet = SomeSheets.Done(SheetReader.ReadFile(Workbook(("Rows", [.. texts.Select(text => new Dictionary<string, object> { ["Name"] = text })])), "clinics.xlsx"));

                Assert.Equal(texts, sheet.Rows.Select(row => row.Cells[0]));
            },
            iter: 50);

    [Fact]
    public void A_workbook_with_any_numbers_in_any_style_is_read_or_refused_in_words()
    {
        var bytes = Workbook(("Rows", [new()
        {
            ["Name"] = "Clinic 01", ["Port"] = 3306, ["On"] = true, ["Day"] = new DateTime(2026, 11, 25, 0, 0, 0, DateTimeKind.Unspecified), ["Time"] = TimeSpan.FromHours(30), ["Ratio"] = 0.5,
        }]));
        var values = Gen.OneOf(SomeOf("123456789", "-1", "1E308", "NaN", "99999999999999999999", "", "x", "2958466"), Gen.Double.Select(number => number.ToString(CultureInfo.InvariantCulture)));

        Gen.Select(values, Gen.Int[0, 6], SomeOf("n", "b", "d", "s", "e", "str")).Sample(
            (value, style, type) =>
            {
                var changed = Changed(bytes, text => CellValue().Replace(CellStyle().Replace(CellType().Replace(text, $" t=\"{type}\""), $" s=\"{style}\""), $"${{1}}{value}<"));

                Assert.True(SheetReader.ReadFile(changed, "clinics.xlsx") is SheetOutcome.Done or SheetOutcome.Refused { Faults.Count: > 0 });
            },
            iter: 60);
    }

    [Fact]
    public void Of_several_sheets_one_is_chosen()
    {
        var bytes = Workbook(("North", [new() { ["Name"] = "N" }]), ("South", [new() { ["Name"] = "S" }]));

        Assert.Equal(["North", "South"], Assert.IsType<SheetOutcome.Choose>(SheetReader.ReadFile(bytes, "clinics.xlsx")).Names);
        Assert.Equal("S", SomeSheets.Done(SheetReader.ReadFile(bytes, "clinics.xlsx", "South")).Rows[0].Cells[0]);
        Assert.Equal("clinics.xlsx has no sheet \"West\".", SomeSheets.Sentences(SheetReader.ReadFile(bytes, "clinics.xlsx", "West")));
    }

    [Fact]
    public void A_formula_is_refused_with_its_cell()
    {
        var bytes = Replace(Workbook(("Rows", [new() { ["Name"] = "Clinic 01", ["Port"] = 3306 }])), "<x:v>3306</x:v>", "<x:f>3300+6</x:f><x:v>3306</x:v>", "<v>3306</v>", "<f>3300+6</f><v>3306</v>");

        Assert.Equal(
            "Row 2, column B: The cell holds a formula, and its result may be out of date. Copy the column and paste it as values.",
            SomeSheets.Sentences(SheetReader.ReadFile(bytes, "clinics.xlsx")));
    }

    [Fact]
    public void A_workbook_that_unpacks_to_more_than_memory_should_hold_is_refused_before()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var blanks = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte <= 100; megabyte++)
            {
                entry.Write(blanks);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("bomb.xlsx unpacks to more than 100 MB. Leave out what is not needed, or save the sheet as CSV.", SomeSheets.Sentences(SheetReader.ReadFile(stream.ToArray(), "bomb.xlsx")));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 * 1024 * 1024);
    }

    [Fact]
    public void A_value_far_out_costs_no_more_than_one_near_by()
    {
        var sheet = Workbook(("Rows", [new() { ["Name"] = "Clinic 01" }, new() { ["Name"] = "Clinic 02" }]));
        var far = Replace(sheet, "\"A3\"", "\"XFD3\"", "r=\"3\"", "r=\"1048576\"");

        Assert.Contains("columns; at most 200 are read", SomeSheets.Sentences(SheetReader.ReadFile(far, "far.xlsx")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_used_is_refused_in_words()
    {
        Assert.StartsWith("empty.csv is empty.", Refusal([], "empty.csv"), StringComparison.Ordinal);
        Assert.StartsWith("blank.csv is empty.", Refusal(SomeSheets.Utf8(" , ,\r\n\r\n"), "blank.csv"), StringComparison.Ordinal);
        Assert.StartsWith("There is nothing below row 1", Refusal(SomeSheets.Utf8("Name,Password\r\n,,\r\n"), "a.csv"), StringComparison.Ordinal);
        Assert.StartsWith("large.csv has 50 MB; at most 10 MB are read.", Refusal(new byte[50 * 1024 * 1024], "large.csv"), StringComparison.Ordinal);
        Assert.StartsWith("This is not a table", Refusal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 1, 7], "picture.csv"), StringComparison.Ordinal);
        Assert.StartsWith("old.csv is a workbook of the old kind", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "old.csv"), StringComparison.Ordinal);
        Assert.StartsWith("Row 3, column B: It begins with a quotation mark", Refusal(SomeSheets.Utf8("a,b\r\n1,2\r\n1,\"2\r\n"), "a.csv"), StringComparison.Ordinal);
        Assert.StartsWith("Row 3: It has 3 cells, but there are 2 headers.", Refusal(SomeSheets.Utf8("a,b\r\n1,2\r\n1,2,3\r\n"), "a.csv"), StringComparison.Ordinal);
        Assert.StartsWith(
            "many.csv has 200,000 rows. One plan takes at most 5,000",
            Refusal(SomeSheets.Utf8("Name,x\n" + string.Concat(Enumerable.Repeat("a,b\n", 200_000))), "many.csv"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_is_known_by_what_it_is_and_not_by_its_name() =>
        Assert.Equal("Clinic 01", SomeSheets.Done(SheetReader.ReadFile(Workbook(("Rows", [new() { ["Name"] = "Clinic 01" }])), "clinics.csv")).Rows[0].Cells[0]);

    [Fact]
    public void A_row_keeps_the_number_that_the_spreadsheet_shows()
    {
        var sheet = SomeSheets.Of("", "Name\tPassword", "a\t1", "", "\"two\nlines\"\t2", "c\t3");

        Assert.Equal(2, sheet.HeaderRow);
        Assert.Equal([3, 5, 6], sheet.Rows.Select(row => row.Number));
        Assert.Equal("two\nlines", sheet.Rows[1].Cells[0]);
    }

    private static Gen<string> SomeOf(params string[] texts) => Gen.OneOf(texts.Select(Gen.Const).ToArray());

    private static string Refusal(byte[] bytes, string name) => SomeSheets.Sentences(SheetReader.ReadFile(bytes, name));

    private static byte[] Workbook(params (string Name, Dictionary<string, object>[] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(sheets.ToDictionary(sheet => sheet.Name, sheet => (object)sheet.Rows));
        return stream.ToArray();
    }

    /// <summary>The workbook with other texts in its sheets.</summary>
    private static byte[] Replace(byte[] workbook, params string[] pairs) =>
        Changed(workbook, text => pairs.Chunk(2).Aggregate(text, (changed, pair) => changed.Replace(pair[0], pair[1], StringComparison.Ordinal)));

    private static byte[] Changed(byte[] workbook, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var path in archive.Entries.Select(entry => entry.FullName).Where(path => path.Contains("worksheets/sheet", StringComparison.Ordinal)).ToArray())
            {
                using var reader = new StreamReader(archive.GetEntry(path)!.Open());
                var text = reader.ReadToEnd();
                reader.Dispose();
                archive.GetEntry(path)!.Delete();
                using var writer = new StreamWriter(archive.CreateEntry(path).Open());
                writer.Write(change(text));
            }
        }

        return stream.ToArray();
    }

    [GeneratedRegex("(<(?:x:)?v>)[^<]*<")]
    private static partial Regex CellValue();

    [GeneratedRegex(" s=\"[0-9]+\"")]
    private static partial Regex CellStyle();

    [GeneratedRegex(" t=\"[a-z]+\"")]
    private static partial Regex CellType();

    /// <summary>Whether the bytes of a text in the old code page mean another one in UTF-8, as those of "ß€" do: then nobody can tell.</summary>
    private static bool CouldBeUtf8(string text)
    {
        var bytes = Windows1252.GetBytes(text);
        return System.Text.Unicode.Utf8.IsValid(bytes) && Encoding.UTF8.GetString(bytes) != text;
    }
}
