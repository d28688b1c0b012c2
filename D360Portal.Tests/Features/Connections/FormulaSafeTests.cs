using System.Globalization;
using CsCheck;
using D360Portal.Features.Connections;

namespace D360Portal.Tests.Features.Connections;

public sealed class FormulaSafeTests
{
    // What a spreadsheet may skip before it decides whether a cell is a formula: blanks, and what has no width.
    private const string Skipped = " \u00A0\u3000\u00AD\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202C\u202E\u2060\u2066\u2069\uFEFF";

    private const string Dangerous = "=+-@\t\r\n＝＋－＠";

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("$=1+1")]
    [InlineData("\t=1+1")]
    [InlineData("＝1+1")]
    [InlineData("＋1+1")]
    [InlineData("－1+1")]
    [InlineData("＠SUM(A1)")]
    [InlineData(" =1+1")]
    [InlineData("\u200B=1+1")]
    [InlineData("\uFEFF=1+1")]
    [InlineData("\u202E=1+1")]
    [InlineData("\u200F=1+1")]
    [InlineData("=HYPERLINK(\"https://evil.example\",\"clinic\")")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+49 30 1234567")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("-1-1")]
    [InlineData("+1e5+A1")]
    [InlineData("-NaN")]
    [InlineData("-Infinity")]
    [InlineData("-∞")]
    public void What_could_compute_becomes_text(string text) => Assert.Equal("'" + text, FormulaSafe.Text(text));

    /// <summary>A spreadsheet that cuts at semicolons begins a cell there, and a line where a quote has lost its partner.</summary>
    [Theory]
    [InlineData("a;=1+1", "a;'=1+1")]
    [InlineData(";=1+1;@SUM(A1)", ";'=1+1;'@SUM(A1)")]
    [InlineData("a; \u200B=1+1", "a;' \u200B=1+1")]
    [InlineData("a;-5;b", "a;-5;b")]
    [InlineData("\r=1+1", "'\r'=1+1")]
    [InlineData("-1\n\t", "'-1\n'\t")]
    [InlineData("a\r\n=1+1", "a\r\n'=1+1")]
    [InlineData("server.example;encrypt=true;port=1433", "server.example;encrypt=true;port=1433")]
    public void What_could_become_a_cell_of_its_own_is_text_too(string text, string cell) => Assert.Equal(cell, FormulaSafe.Text(text));

    [Theory]
    [InlineData("-5")]
    [InlineData("-5.25")]
    [InlineData("+5")]
    [InlineData("-1.5e-10")]
    [InlineData("0")]
    public void A_number_keeps_its_sign(string text) => Assert.Equal(text, FormulaSafe.Text(text));

    [Theory]
    [InlineData("AWS RDS MySQL clinic 01")]
    [InlineData("a=b")]
    [InlineData("clinic-01.abc.eu-west-1.rds.amazonaws.com:3306")]
    [InlineData("<script>alert('clinic')</script>")]
    [InlineData("'quoted'")]
    [InlineData("  indented")]
    [InlineData("—")]
    public void Anything_else_stays_as_it_is(string text) => Assert.Equal(text, FormulaSafe.Text(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_an_empty_cell(string? text) => Assert.Equal("", FormulaSafe.Text(text));

    [Fact]
    public void No_cell_begins_as_a_formula_does()
    {
        var texts = Gen.OneOf(
            Gen.String,
            Gen.Select(Gen.Char[Skipped].Array[0, 4], Gen.Char[Dangerous], Gen.String[0, 8], (skipped, dangerous, rest) => $"{new string(skipped)}{dangerous}{rest}"),
            Gen.Char[Dangerous + Skipped + ";a1"].Array[0, 8].Select(letters => new string(letters)))
            .Where(text => !text.Contains('\'', StringComparison.Ordinal));

        texts.Sample(text =>
        {
            var safe = FormulaSafe.Text(text);

            Assert.Equal(text, safe.Replace("'", "", StringComparison.Ordinal));
            Assert.All(
                safe.Split(';', '\r', '\n').Append(safe),
                cell => Assert.True(IsNumber(cell) || !Dangerous.Contains(cell.TrimStart([.. Skipped]).FirstOrDefault('x'), StringComparison.Ordinal), $"[{cell}]"));
        });
    }

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    [Fact]
    public void What_was_written_is_read_again() =>
        Gen.Char["a'=+-@;\n 1"].Array[0, 12].Select(letters => new string(letters)).Where(text => !text.Contains('\'', StringComparison.Ordinal))
            .Sample(text => Assert.Equal(text, FormulaSafe.Read(FormulaSafe.Text(text))));

    [Theory]
    [InlineData("'clinic'")]
    [InlineData("'")]
    [InlineData("rock 'n' roll")]
    public void An_apostrophe_that_protects_nothing_stays(string text) => Assert.Equal(text, FormulaSafe.Read(text));
}
