using System.Collections.Immutable;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;

namespace D360Portal.Tests.Features.Connections.Bulk;

public sealed class ColumnMatcherTests
{
    [Fact]
    public void Columns_match_by_label_or_parameter_in_any_order_and_case() =>
        Gen.Select(Gen.Shuffle(new[] { 0, 1, 2, 3, 4 }), Gen.Bool.Array[5], Gen.Bool.Array[5]).Sample((order, asParameter, upper) =>
        {
            string[] labels = ["Name", "Connection URL", "Database", "Username", "Password"];
            string[] parameters = ["Connection Name", "jdbc_connection_url", "DATABASE", "user", "password"];
            string[] keys = [FieldFault.Label, "jdbc_connection_url", "DATABASE", "user", "password"];
            var headers = order.Select(at => asParameter[at] ? parameters[at] : labels[at]).Select((header, at) => upper[at] ? header.ToUpperInvariant() : $" {header} *");

            var matched = SomeSheets.Match(SomeSheets.Of(string.Join('\t', headers), "a\tb\tc\td\te"));

            Assert.Empty(matched.Faults);
            Assert.Equal(order.Select(at => keys[at]), matched.Columns.Select(column => column!.Key));
        });

    [Fact]
    public void A_type_that_is_made_up_gets_back_every_column_of_its_own_template() =>
        ConnectorForms.Filled.Where(filled => !filled.Form.Fields.Any(field => $"{field.Name}{field.Attribute.Label}{field.Attribute.Default}".Any(char.IsControl)) && !filled.Draft.Values.Values.Any(value => value.Any(char.IsControl))).Sample(filled =>
        {
            var (columns, row) = SheetTemplate.Of(filled.Form, filled.Draft);
            var sheet = SomeSheets.Done(SheetReader.ReadFile(SheetTemplate.Csv(filled.Form, filled.Draft), "template.csv"));
            var matched = ColumnMatcher.Match(sheet, BulkColumns.All(filled.Form), new BatchSettings { Sets = [new CredentialSet("any")] });

            Assert.DoesNotContain(matched.Columns.Select((column, index) => (column, sheet.Headers[index])), pair => pair.column is null && pair.Item2.Trim().Length > 0);
            Assert.True(columns.Count >= matched.Columns.Length);
            var workbook = SomeSheets.Done(SheetReader.ReadFile(SheetTemplate.Xlsx(filled.Form, filled.Draft), "template.xlsx"));
            Assert.Equal(sheet.Headers, workbook.Headers);
            Assert.EndsWith("Row 2 explains the columns and is left out.", sheet.HowRead, StringComparison.Ordinal);
            Assert.Equal(sheet.Rows[0].Cells[0], workbook.Rows[0].Cells[0]);
            Assert.All(columns.Zip(row), pair => Assert.True(!pair.First.IsSecret || pair.Second.Length == 0));
        });

    [Theory]
    [InlineData("Conection URL", "Did you mean \"Connection URL\"?")]
    [InlineData("Pasword", "Did you mean \"Password\"?")]
    [InlineData("jdbc_conection_url", "Did you mean \"Connection URL\"?")]
    public void An_unknown_column_is_an_error_that_says_what_was_probably_meant(string header, string meant)
    {
        var known = SomeSheets.Header.Split(',').Where(name => !meant.Contains(name, StringComparison.Ordinal));

        var faults = SomeSheets.Match(SomeSheets.Of(string.Join(',', known.Append(header)), "a,b,c,d,e")).Faults;

        Assert.Contains(meant, faults.Single(fault => fault.Column == header).Sentence, StringComparison.Ordinal);
        Assert.Contains(faults, fault => fault.Message.Contains($"Did you mean \"{header}\"?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_of_one_s_own_is_an_error_until_a_pattern_uses_it_or_the_user_leaves_it_out()
    {
        var sheet = SomeSheets.Of($"{SomeSheets.Header},clinic,phone", "a,b,c,d,e,f,g");

        Assert.Equal(["clinic", "phone"], SomeSheets.Match(sheet).Faults.Select(fault => fault.Column));
        var settings = new BatchSettings
        {
            Patterns = ImmutableDictionary<string, string>.Empty.Add("jdbc_connection_url", "{{Clinic}}.example.com"),
            Columns = ImmutableDictionary<string, string>.Empty.Add("phone", BulkColumn.LeftOut),
        };

        var matched = SomeSheets.Match(sheet, settings);

        Assert.Empty(matched.Faults);
        Assert.Equal(["clinic: of your own, for patterns and rules; not sent by itself.", "phone: left out, as you chose."], matched.Notes);
    }

    [Fact]
    public void A_setting_that_no_column_fills_has_no_place_even_where_a_column_is_unknown() =>
        Assert.Equal((-1, 1), (SomeSheets.Match(SomeSheets.Of("what,Name,Database", "a,b,c")).IndexOf("password"), SomeSheets.Match(SomeSheets.Of("what,Name,Database", "a,b,c")).IndexOf(FieldFault.Label)));

    [Fact]
    public void A_missing_column_is_an_error_unless_all_rows_get_a_value()
    {
        var sheet = SomeSheets.Of("Name,Database", "a,b");

        Assert.Equal(["Username", "Password", "Connection URL"], SomeSheets.Match(sheet).Faults.Select(fault => fault.Column));
        Assert.Empty(SomeSheets.Match(sheet, new BatchSettings
        {
            Patterns = ImmutableDictionary<string, string>.Empty.Add("jdbc_connection_url", "{{Name}}.example.com"),
            Sets = [SomeSheets.Set("all")],
        }).Faults);
    }

    [Fact]
    public void Results_of_a_former_run_are_recognised_and_said()
    {
        var matched = SomeSheets.Match(SomeSheets.Of("Name,Connection URL,Database,Status,Id,Error", "a,b,c,Created,9cg,"));

        Assert.Equal("Status, Id, Error: results of a former run, which are not read. What it created is found in the org.", Assert.Single(matched.Notes));
        Assert.All(matched.Faults, fault => Assert.Contains("These are the results of a former run, which hold no secrets.", fault.Message, StringComparison.Ordinal));
        Assert.Equal(["Username", "Password"], matched.Faults.Select(fault => fault.Column));
    }

    [Theory]
    [InlineData("Id", "7", false)]
    [InlineData("Status", "open", false)]
    [InlineData("Status", "Already there", true)]
    [InlineData("Error", "none", false)]
    public void One_column_alone_that_is_called_like_a_result_is_the_user_s_own(string header, string value, bool isResult)
    {
        var sheet = SomeSheets.Of($"{SomeSheets.Header},{header}", $"a,b,c,d,e,{value}", "a,b,c,d,e,");

        Assert.Equal(isResult ? BulkColumn.Result : null, SomeSheets.Match(sheet).Columns[5]?.Key);
        var own = SomeSheets.Match(sheet, new BatchSettings { Patterns = ImmutableDictionary<string, string>.Empty.Add("use_ssl", $"{{{{{header}}}}}") });
        Assert.Equal(isResult ? BulkColumn.Result : BulkColumn.Own, own.Columns[5]!.Key);
    }

    [Fact]
    public void A_secret_in_results_is_an_error() =>
        Assert.StartsWith(
            "Row 2, column Password: The sheet has the columns Status, Id of a former run's results",
            SomeSheets.Match(SomeSheets.Of($"{SomeSheets.Header},Status,Id", "a,b,c,d,e,Created,9cg")).Faults[^1].Sentence,
            StringComparison.Ordinal);

    [Fact]
    public void Headers_that_cannot_be_meant_are_errors_with_their_place()
    {
        Assert.Equal("Row 1, column F: The header \"database\" stands in column C already. Delete one of the two columns.", Sentence($"{SomeSheets.Header},database", "a,b,c,d,e,f"));
        Assert.Equal("Row 1, column G: \"Use SSL\" and \"use_ssl\" are the same setting. Delete one of the two columns.", Sentence($"{SomeSheets.Header},Use SSL,use_ssl", "a,b,c,d,e,true,true"));
        Assert.Equal("Row 1, column C: It has no header, but row 2 has a value in it. Name the column, or delete it.", Sentence("Name,Database,,Password", "a,b,c,d"));
        Assert.Equal("Row 2: There are two rows of headers, rows 1 and 2. Delete one of them.", Sentence(SomeSheets.Header, "name,jdbc_connection_url,DATABASE,user,password", "a,b,c,d,e"));
        Assert.Equal("Row 2: The headers are in this row, not in row 1. Delete what stands above it.", Sentence("Connection,,,Secrets,of it", SomeSheets.Header, "a,b,c,d,e"));
        Assert.Equal("Row 3: It repeats the headers. Delete the row.", Sentence(SomeSheets.Header, "a,b,c,d,e", SomeSheets.Header));

        static string Sentence(params string[] lines) => SomeSheets.Match(SomeSheets.Of(lines)).Faults[0].Sentence;
    }

    [Fact]
    public void Distances_are_those_of_typing() =>
        Gen.Select(Gen.String[Gen.Char["abc"], 0, 6], Gen.String[Gen.Char["abc"], 0, 6]).Sample((one, other) =>
        {
            var distance = Likeness.Distance(one, other);

            Assert.Equal(distance, Likeness.Distance(other, one));
            Assert.Equal(one == other, distance == 0);
            Assert.InRange(distance, Math.Abs(one.Length - other.Length), Math.Max(one.Length, other.Length));
        });
}
