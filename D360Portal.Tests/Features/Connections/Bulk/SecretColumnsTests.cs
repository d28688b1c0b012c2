using System.Collections.Immutable;
using System.Text.Json;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;

namespace D360Portal.Tests.Features.Connections.Bulk;

/// <summary>Wherever a password was written, nothing keeps, journals or repeats it.</summary>
public sealed class SecretColumnsTests
{
    private const string Canary = "S3cret-canary!";

    private static readonly BatchSettings WithSet = new() { Sets = [SomeSheets.Set("all", password: "of-the-set")], DefaultSet = "all" };

    [Theory]
    [InlineData("PW", BulkColumn.LeftOut, SomeSheets.Header, "reader,secret")]
    [InlineData("PW", BulkColumn.Own, SomeSheets.Header, "reader,secret")]
    [InlineData("Pass", BulkColumn.Own, SomeSheets.Header, "reader,secret")]
    [InlineData("Kennwort", BulkColumn.Own, SomeSheets.Header, "reader,secret")]
    [InlineData("phone", BulkColumn.LeftOut, SomeSheets.Header, "reader,secret")]
    [InlineData("PW", BulkColumn.LeftOut, "Name,Connection URL,Database", "")]
    public void What_stands_under_a_header_of_one_s_own_is_neither_kept_nor_ordered(string header, string choice, string known, string secrets)
    {
        var sheet = SomeSheets.Of($"{known},{header}", $"{string.Join(',', ((string[])["Clinic 01", "one.example.com", "clinic01", secrets]).Where(cells => cells.Length > 0))},{Canary}");
        var settings = (secrets.Length > 0 ? new BatchSettings() : WithSet) with { Columns = Chosen(header, choice) };

        var plan = SomeSheets.Plan(sheet, settings);

        Assert.Equal(1, plan.Creates);
        AssertSilent(plan, settings);
    }

    /// <summary>With credentials that are typed once no column is the password, and the user's own are not suspected for it once they are said to be that.</summary>
    [Fact]
    public void What_is_said_to_be_one_s_own_is_kept_and_ordered_though_no_column_is_the_password()
    {
        var settings = WithSet with { Columns = Chosen("Region", BulkColumn.Own) };
        var plan = SomeSheets.Plan(SomeSheets.Of("Name,Connection URL,Database,Region", "Clinic 01,one.example.com,clinic01,north"), settings);

        Assert.False(plan.Matched.IsSecret(3));
        Assert.Equal("north", OrderMaker.Make(plan, callReserve: 0).Rows[0].Cells[^1]);
        Assert.Equal("north", KeptSheet.Of(plan.Matched.Sheet, plan.Matched, settings).Sheet!.Rows[0].Cells[3]);
    }

    [Fact]
    public void What_a_pattern_puts_into_a_secret_is_one_and_fills_it()
    {
        var sheet = SomeSheets.Of($"{SomeSheets.Header},code,inner", $"Clinic 01,one.example.com,clinic01,reader,x-{{{{code}}}},{{{{inner}}}},{Canary}");

        var plan = SomeSheets.Plan(sheet);

        Assert.Equal((RowFate.Create, $"x-{Canary}"), (plan.Rows[0].Fate, plan.Rows[0].Draft["password"]));
        Assert.True(plan.Matched.IsConcealed(5) && plan.Matched.IsConcealed(6));
        AssertSilent(plan, new BatchSettings());
    }

    [Fact]
    public void A_secret_may_come_from_a_column_that_is_called_so_and_no_other_setting_may()
    {
        var sheet = SomeSheets.Of($"{SomeSheets.Header},PW", $"Clinic 01,one.example.com,clinic01,reader,{{{{PW}}}},{Canary}", $"Clinic 02,{{{{PW}}}},clinic02,reader,{{{{PW}}}},{Canary}");

        var plan = SomeSheets.Plan(sheet);

        Assert.Equal(Canary, plan.Rows[0].Draft["password"]);
        Assert.Equal("The pattern names the column \"PW\", which holds secrets. A secret stands in its own field alone.", plan.Rows[1].FaultOf("jdbc_connection_url"));
        AssertSilent(plan, new BatchSettings());
    }

    [Fact]
    public void A_column_that_a_setting_for_everybody_takes_too_is_no_secret()
    {
        var settings = new BatchSettings { Patterns = ImmutableDictionary<string, string>.Empty.Add("jdbc_connection_url", "{{clinic}}.example.com") };
        var plan = SomeSheets.Plan(SomeSheets.Of("Name,Database,Username,Password,clinic", "Clinic 01,clinic01,reader,pw-{{clinic}},north"), settings);

        Assert.Equal(("north.example.com", "pw-north"), (plan.Rows[0].Draft["jdbc_connection_url"], plan.Rows[0].Draft["password"]));
        Assert.False(plan.Matched.IsSecret(4));
        Assert.Equal("north", OrderMaker.Make(plan, callReserve: 0).Rows[0].Cells[^1]);
    }

    [Fact]
    public void While_no_header_is_the_password_any_that_nobody_knows_may_be_it()
    {
        var plan = SomeSheets.Plan(SomeSheets.Of("Name,Connection URL,Database,Username,Word", $"Clinic 01,one.example.com,clinic01,reader,{Canary}"));

        Assert.True(plan.Matched.IsConcealed(4));
        AssertSilent(plan, new BatchSettings());
        Assert.False(SomeSheets.Match(SomeSheets.Of($"{SomeSheets.Header},Word", $"a,b,c,d,e,f")).IsSecret(5));
    }

    [Theory]
    [InlineData("Clinic 01,one.example.com,clinic01,reader,{0}")]
    [InlineData("Clinic 01,one.example.com,clinic01,{0},{0}")]
    [InlineData("Clinic 01,one.example.com,Database1,reader,Passw0rd-{0}")]
    [InlineData("{0}")]
    [InlineData("Name,{0}")]
    public void Rows_that_are_pasted_without_headers_are_not_taken_for_headers(string line)
    {
        var pasted = line.Replace("{0}", Canary, StringComparison.Ordinal);
        var plan = SomeSheets.Plan(SomeSheets.Of(pasted, pasted));

        Assert.False(plan.Matched.HasHeaders);
        Assert.StartsWith("Row 1: It has no headers that are known.", plan.Matched.Faults[0].Sentence, StringComparison.Ordinal);
        AssertSilent(plan, new BatchSettings());
        var settings = new BatchSettings { Columns = Chosen(pasted.Split(',')[^1], "password") };
        plan = SomeSheets.Plan(SomeSheets.Of(pasted, pasted), settings);
        Assert.Equal("Password", plan.Matched.Titles[^1]);
        AssertSilent(plan, settings);
    }

    [Fact]
    public void Headers_of_another_language_are_said_to_be_what_they_are_and_come_back_as_that()
    {
        var settings = new BatchSettings
        {
            Columns = Chosen("Bezeichnung", FieldFault.Label).AddRange(Chosen("Adresse", "jdbc_connection_url")).AddRange(Chosen("Datenbank", "DATABASE")).AddRange(Chosen("Benutzer", "user")).AddRange(Chosen("Kennwort", "password")),
        };
        var sheet = SomeSheets.Of("Bezeichnung,Adresse,Datenbank,Benutzer,Kennwort", "Clinic 01,one.example.com,clinic01,reader,secret");

        var plan = SomeSheets.Plan(sheet, settings);
        var again = new BulkBatch(SomeSheets.Form, [], nameLimit: 40);
        again.Load(KeptSheet.Of(sheet, plan.Matched, settings));

        Assert.Equal((RowFate.Create, SomeSheets.Header), (plan.Rows[0].Fate, string.Join(',', plan.Matched.Titles)));
        Assert.Equal(["Password is needed.", "Username is needed."], again.Plan!.Rows[0].Faults.Select(fault => fault.Message).Order());
    }

    private static ImmutableDictionary<string, string> Chosen(string header, string key) => ImmutableDictionary<string, string>.Empty.Add(header, key);

    /// <summary>That nobody finds the canary in the draft, in the order's cells, or in anything that is said.</summary>
    private static void AssertSilent(BulkPlan plan, BatchSettings settings)
    {
        Assert.DoesNotContain(Canary, JsonSerializer.Serialize(KeptSheet.Of(plan.Matched.Sheet, plan.Matched, settings)), StringComparison.Ordinal);
        var order = OrderMaker.Make(plan, callReserve: 0);
        Assert.DoesNotContain(Canary, string.Join('\n', order.Columns.Concat(order.Rows.SelectMany(row => row.Cells))), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, string.Join('\n', plan.Matched.Faults.Select(fault => fault.Sentence).Concat(plan.Matched.Notes).Concat(plan.Matched.Titles)), StringComparison.Ordinal);
    }
}
