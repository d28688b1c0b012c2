using System.Text;
using CsCheck;
using CsvHelper;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Browse;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Data360.Wire;

namespace D360Portal.Tests.Features.Connections.Browse;

public sealed class ConnectionCsvTests
{
    private static readonly string[] Fixed =
        ["Name", "API name", "Id", "Connector type", "Connector type name", "Status", "Status in Salesforce", "Method", "Last sync (UTC)"];

    [Fact]
    public void A_row_is_written_in_full()
    {
        var row = SomeRows.Row(
            "Clinic 01", name: "Clinic_01", typeLabel: "AWS RDS MySQL", status: "CONNECTED", lastSync: new(2026, 11, 24, 10, 30, 0, TimeSpan.FromHours(1)),
            parameters: [("jdbc_connection_url", "clinic-01.example:3306"), ("DATABASE", "clinic_01")]) with { Method = "Ingress" };

        var lines = Read(ConnectionCsv.Write([row]));

        Assert.Equal([.. Fixed, "jdbc_connection_url", "DATABASE"], lines[0]);
        Assert.Equal(
            ["Clinic 01", "Clinic_01", "9cg000000000001AAA", "AWS RDS MySQL", "AwsRdsMySql", "Connected", "CONNECTED", "Ingress", "2026-11-24 09:30:00", "clinic-01.example:3306", "clinic_01"],
            lines[1]);
    }

    [Fact]
    public void Nothing_shown_is_a_file_with_its_headings_alone() => Assert.Equal([Fixed], Read(ConnectionCsv.Write([])));

    [Fact]
    public void Excel_is_told_that_it_is_UTF_8() => Assert.Equal(Encoding.UTF8.GetPreamble(), ConnectionCsv.Write([])[..3]);

    [Fact]
    public void Rows_of_different_types_share_the_columns_that_they_share()
    {
        var lines = Read(ConnectionCsv.Write(
        [
            SomeRows.Row("A", parameters: [("host", "a"), ("DATABASE", "x")]),
            SomeRows.Row("B", type: "SNOWFLAKE", id: 2, parameters: [("warehouse", "w"), ("host", "b")]),
        ]));

        Assert.Equal(["host", "DATABASE", "warehouse"], lines[0][Fixed.Length..]);
        Assert.Equal(["a", "x", ""], lines[1][Fixed.Length..]);
        Assert.Equal(["b", "", "w"], lines[2][Fixed.Length..]);
    }

    [Fact]
    public void Whatever_texts_there_are_the_file_reads_back_and_computes_nothing()
    {
        var texts = Gen.OneOf(
            Gen.String[0, 20],
            Gen.Char["=+-@\t\r\n\",;' a1"].Array[0, 8].Select(letters => new string(letters)),
            Gen.OneOf("=HYPERLINK(\"https://evil.example\",\"clinic\")", "\u202Eمستشفى", "🏥👩🏽‍⚕️", "a\",=1+1,\"b", "-5", "line\r\nbreak"))
            .Where(SomeRows.CanBeWritten);
        var rows = Gen.Select(texts, texts, texts, texts.Where(text => text.Length > 0), (label, name, value, parameter) => SomeRows.Row(label, name: name, parameters: (parameter, value)))
            .Array[0, 6];

        rows.Sample(written =>
        {
            var lines = Read(ConnectionCsv.Write(written));

            var parameters = written.SelectMany(row => row.Parameters).Select(parameter => parameter.Name).Distinct().ToArray();
            Assert.Equal([.. Fixed, .. parameters.Select(FormulaSafe.Text)], lines[0]);
            Assert.Equal(written.Length, lines.Count - 1);
            foreach (var (row, line) in written.Zip(lines.Skip(1)))
            {
                Assert.Equal(FormulaSafe.Text(row.Label), line[0]);
                Assert.Equal(FormulaSafe.Text(row.Name), line[1]);
                Assert.Equal(FormulaSafe.Text(row.Parameters[0].Value), line[Fixed.Length + Array.IndexOf(parameters, row.Parameters[0].Name)]);
            }
        });
    }

    /// <summary>Where the list separator is a semicolon, as in most of Europe, a spreadsheet cuts the file there.</summary>
    [Fact]
    public void A_spreadsheet_that_cuts_at_semicolons_computes_nothing_either()
    {
        var file = ConnectionCsv.Write([SomeRows.Row("a;=1+1", name: "b;@SUM(A1)", parameters: ("host;=1+1", "c;-1+1"))]);

        Assert.All(
            Read(file, ';').SelectMany(line => line),
            cell => Assert.False(cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal), cell));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("clientSecret")]
    [InlineData("privateKey")]
    [InlineData("access_token")]
    public void No_secret_reaches_the_file_even_where_an_org_lists_it_as_a_parameter(string name)
    {
        var connection = Connection.From(new ConnectionRecord
        {
            ConnectorType = "AwsRdsMySql",
            Id = "9cg000000000001AAA",
            Label = "Clinic 01",
            Params = [new ParameterRecord(name, "canary-secret"), new ParameterRecord("DATABASE", "clinic_01")],
            Credentials = [new ParameterRecord("user", "canary-user")],
        });

        var text = Encoding.UTF8.GetString(ConnectionCsv.Write([ConnectionRow.From(connection!, typeLabel: null)]));

        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        Assert.Contains("clinic_01", text, StringComparison.Ordinal);
    }

    private static List<string[]> Read(byte[] file, char separator = ',')
    {
        using var reader = CsvReader.Create(file, CsvReaderOptions.Default with { HasHeader = false, Separator = separator, SkipEmptyLines = false });
        var lines = new List<string[]>();
        while (reader.Read())
        {
            lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return lines;
    }
}
