using System.Collections.Immutable;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;

namespace D360Portal.Tests.Features.Connections.Bulk;

public sealed class BulkPlannerTests
{
    private const string Good = "Clinic 01,one.example.com:3306,clinic01,reader,canary-1";

    [Fact]
    public void A_good_row_is_created_with_all_that_its_cells_say()
    {
        var row = Assert.Single(SomeSheets.Plan(SomeSheets.Of(SomeSheets.Header, Good)).Rows);

        Assert.Equal((RowFate.Create, "Clinic 01", "Clinic_01"), (row.Fate, row.Draft.Label, row.Draft.Name));
        var definition = row.Draft.ToDefinition(SomeSheets.Form);
        Assert.Equal([("jdbc_connection_url", "one.example.com:3306"), ("DATABASE", "clinic01")], definition.Parameters.Select(parameter => (parameter.Name, parameter.Value!)));
        Assert.Equal([("user", "reader"), ("password", "canary-1")], definition.Credentials.Select(credential => (credential.Name, credential.Value.Reveal())));
    }

    [Theory]
    [InlineData("Clinic 01,jdbc:mysql,clinic01,reader,secret", "jdbc_connection_url", "Type host and port alone.")]
    [InlineData("Clinic 01,one.example.com,a name that is too long,reader,secret", "DATABASE", "Database has at most 20 characters; this has 23.")]
    [InlineData("Clinic 01,one.example.com,clinic01,reader,", "password", "Password is needed.")]
    [InlineData("Clinic 01,one.example.com,clinic01,reader,********", "password", "This is a masked value, not the secret itself. Type the secret.")]
    [InlineData(",one.example.com,clinic01,reader,secret", FieldFault.Label, "A name is needed.")]
    [InlineData("中文,one.example.com,clinic01,reader,secret", FieldFault.Name, "No API name can be made of this name, for it has no letter from a to z and no digit. Write one.")]
    [InlineData("Clinic 01,{{nothing}},clinic01,reader,secret", "jdbc_connection_url", "The pattern names the column \"nothing\", which the sheet does not have.")]
    [InlineData("Clinic 01,{{Password}},clinic01,reader,secret", "jdbc_connection_url", "The pattern names the column \"Password\", which holds secrets. A secret stands in its own field alone.")]
    [InlineData("Clinic 01,{{Databse}},clinic01,reader,secret", "jdbc_connection_url", "The pattern names the column \"Databse\", which the sheet does not have. Did you mean \"Database\"?")]
    [InlineData("Clinic 01,{{Database}},{{Connection URL}},reader,secret", "DATABASE", "The patterns of this row lead back to each other.")]
    public void A_wrong_cell_blocks_the_row_with_a_message_of_its_own(string line, string field, string message)
    {
        var row = SomeSheets.Plan(SomeSheets.Of(SomeSheets.Header, line)).Rows[0];

        Assert.Equal(RowFate.Blocked, row.Fate);
        Assert.Equal(message, row.FaultOf(field));
    }

    [Fact]
    public void A_cell_that_would_not_be_sent_blocks_the_row_and_one_with_the_default_does_not()
    {
        var form = ConnectorForms.Of(
            ConnectorForms.Text("mode", "Mode"),
            ConnectorForms.Text("reason", "Reason") with { HiddenWhen = new("mode", "fast", IsNegated: false), Default = "none" });
        var sheet = SomeSheets.Of("Name,Mode,Reason", "A,fast,why", "B,fast,none", "C,fast,", "D,slow,why");

        var plan = new BulkPlanner(form, [], nameLimit: 40).Plan(sheet, new BatchSettings(), RowChoices.None, TestedRows.None);

        Assert.Equal([RowFate.Blocked, RowFate.Create, RowFate.Create, RowFate.Create], plan.Rows.Select(row => row.Fate));
        Assert.StartsWith("It does not go with what the row chooses in other settings", plan.Rows[0].FaultOf("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_fill_empty_cells_from_other_columns()
    {
        var settings = new BatchSettings
        {
            Patterns = ImmutableDictionary<string, string>.Empty
                .Add("jdbc_connection_url", "{{ Clinic }}.abc.eu-west-1.rds.amazonaws.com")
                .Add(FieldFault.Label, "Clinic {{clinic}}")
                .Add("DATABASE", "{{Name}}"),
            Sets = [SomeSheets.Set("all")],
            DefaultSet = "All",
        };

        var plan = SomeSheets.Plan(SomeSheets.Of("clinic,Connection URL", "north,", "south,own.example.com"), settings);

        Assert.Equal(
            [("Clinic north", "north.abc.eu-west-1.rds.amazonaws.com", "Clinic north"), ("Clinic south", "own.example.com", "Clinic south")],
            plan.Rows.Select(row => (row.Draft.Label, row.Draft["jdbc_connection_url"], row.Draft["DATABASE"])));
        Assert.All(plan.Rows, row => Assert.Equal((RowFate.Create, "all", "canary-of-the-set"), (row.Fate, row.Checked.CredentialSet, row.Draft["password"])));
    }

    [Fact]
    public void Credentials_come_by_the_row_s_choice_then_by_rule_then_for_all_rows()
    {
        var settings = new BatchSettings
        {
            Sets = [SomeSheets.Set("north", "n"), SomeSheets.Set("south", "s"), SomeSheets.Set("rest", "r")],
            Rules = [new CredentialRule("Database", "CLINIC02", "south")],
            DefaultSet = "rest",
        };
        var sheet = SomeSheets.Of(
            $"{SomeSheets.Header},Credentials", "A,a.example.com,clinic01,,,NORTH", "B,b.example.com,clinic02,,,", "C,c.example.com,clinic03,,,", "D,d.example.com,clinic02,own,own-secret,", "E,e.example.com,clinic05,own,,north", "F,f.example.com,clinic06,,,nort");

        var rows = SomeSheets.Plan(sheet, settings).Rows;

        Assert.Equal(["north", "south", "rest", null], rows.Take(4).Select(row => row.Checked.CredentialSet));
        Assert.Equal(["n", "s", "r", "own"], rows.Take(4).Select(row => row.Draft["user"]));
        Assert.Equal("The row has this secret itself, and the credentials \"north\" too. Empty one of the two.", rows[4].FaultOf("user"));
        Assert.Equal("There are no credentials called \"nort\". Did you mean \"north\"? Add them below.", rows[5].FaultOf(BulkColumn.CredentialSet));
    }

    [Fact]
    public void A_row_for_another_type_is_blocked()
    {
        var plan = SomeSheets.Plan(SomeSheets.Of($"{SomeSheets.Header},Connector type", $"{Good},Snowflake", $"Clinic 02,two.example.com,clinic02,reader,secret,made-up type"));

        Assert.Equal("The row is for Snowflake, and this plan makes Made-up type connectors. Put it into a sheet of its own.", plan.Rows[0].Reason);
        Assert.Equal(RowFate.Create, plan.Rows[1].Fate);
    }

    [Fact]
    public void What_the_org_has_is_already_there_or_collides()
    {
        var plan = SomeSheets.Plan(
            SomeSheets.Of(
                SomeSheets.Header,
                "clinic 01,ONE.example.com:3306,clinic01,,".ToLowerInvariant(),
                "Clinic 02,other.example.com,clinic02,reader,secret",
                "Clinic 03,three.example.com,clinic03,reader,secret",
                "Clinic 04,four.example.com,clinic04,reader,secret"),
            settings: null,
            choices: null,
            tests: null,
            SomeSheets.InOrg("Clinic 01", "one.example.com:3306", "clinic01"),
            SomeSheets.InOrg("Clinic 02", "two.example.com", "clinic02", id: 2),
            SomeSheets.InOrg("Old clinic", "three.example.com", "clinic03", id: 3));

        Assert.Equal([RowFate.AlreadyThere, RowFate.Conflict, RowFate.Conflict, RowFate.Create], plan.Rows.Select(row => row.Fate));
        Assert.Equal(SomeRows.Id(1), plan.Rows[0].AlreadyThere);
        Assert.Equal("The org has \"Clinic 02\" already, and its Connection URL is \"two.example.com\", here it is \"other.example.com\".", plan.Rows[1].Reason);
        Assert.Equal("The org's \"Old clinic\" reads the same source.", plan.Rows[2].Reason);
        Assert.Equal((1, 1, 2, 0), (plan.Creates, plan.AlreadyThere, plan.Conflicts, plan.Blocked));
    }

    [Fact]
    public void What_stands_twice_in_the_sheet_collides_until_it_is_chosen()
    {
        var sheet = SomeSheets.Of(SomeSheets.Header, Good, "CLINIC 01,two.example.com,clinic02,reader,secret", "Clinic 03,one.example.com:3306,clinic01,reader,secret");

        var plan = SomeSheets.Plan(sheet);
        Assert.Equal(["Row 2 has the same name.", "Row 2 reads the same source."], plan.Rows.Skip(1).Select(row => row.Reason));
        Assert.Equal(new NameChange("CLINIC_01", "CLINIC_01_2", "another connector or row has the name"), plan.Rows[1].NameChange);

        plan = SomeSheets.Plan(sheet, choices: RowChoices.None.With(plan.Rows[1]));
        Assert.Equal([true, true, false], plan.Rows.Select(row => row.IsSent));
    }

    [Fact]
    public void A_choice_is_for_what_the_row_was_and_for_what_spoke_against_it()
    {
        var sheet = SomeSheets.Of(SomeSheets.Header, Good, "CLINIC 01,two.example.com,clinic02,reader,secret");
        var plan = SomeSheets.Plan(sheet);
        var choices = RowChoices.None.With(plan.Rows[1]);
        var fails = TestedRows.None.With(plan.Rows[1], new Rejection("Connection failed: no.", null, []));

        Assert.True(SomeSheets.Plan(sheet, choices: choices).Rows[1].IsSent);
        Assert.False(SomeSheets.Plan(sheet, choices: choices, tests: fails).Rows[1].IsSent);
        Assert.False(SomeSheets.Plan(sheet, null, choices, null, SomeSheets.InOrg("Clinic 01", "other.example.com", "other")).Rows[1].IsSent);
        Assert.False(SomeSheets.Plan(sheet with { Rows = [sheet.Rows[0], sheet.Rows[1].With(2, "clinic03")] }, choices: choices).Rows[1].IsSent);
        Assert.False(SomeSheets.Plan(sheet, choices: choices.Without(3)).Rows[1].IsSent);

        var both = choices.With(SomeSheets.Plan(sheet, tests: fails).Rows[1]);
        Assert.True(SomeSheets.Plan(sheet, choices: both, tests: fails).Rows[1].IsSent);
        Assert.True(SomeSheets.Plan(sheet, choices: both).Rows[1].IsSent);
    }

    [Fact]
    public void A_row_whose_test_fails_is_left_out_until_it_changes_or_is_chosen()
    {
        var sheet = SomeSheets.Of(SomeSheets.Header, Good);
        var tests = TestedRows.None.With(SomeSheets.Plan(sheet).Rows[0], new Rejection("Connection failed: no.", null, []));

        Assert.False(SomeSheets.Plan(sheet, tests: tests).Rows[0].IsSent);
        Assert.True(SomeSheets.Plan(sheet, choices: RowChoices.None.With(SomeSheets.Plan(sheet, tests: tests).Rows[0]), tests: tests).Rows[0].IsSent);
        Assert.True(SomeSheets.Plan(sheet with { Rows = [sheet.Rows[0].With(4, "another")] }, tests: tests).Rows[0].IsSent);
        Assert.False(SomeSheets.Plan(sheet with { Rows = [sheet.Rows[0].With(0, "Another name")] }, tests: tests).Rows[0].IsSent);
    }

    [Fact]
    public void The_names_of_a_batch_are_legal_and_nobody_else_has_them() =>
        Gen.Select(
            Gen.OneOf(Gen.Char["aB1 _-ä"].Array[0, 60].Select(letters => new string(letters)), Gen.OneOf(Gen.Const("Clinic"), Gen.Const("clinic"), Gen.Const("AWS RDS MySQL clinic of the north-eastern region"))).Array[0, 200],
            Gen.Char["aB1_"].Array[0, 6].Select(letters => new string(letters)).Array[200],
            Gen.Int[8, 40]).Sample((labels, written, limit) =>
            {
                string[] taken = ["Clinic", "a", "B"];
                var allotter = new NameAllotter(taken, limit);

                var names = labels.Zip(written).Select(pair => (pair, Result: allotter.Allot(pair.First, pair.Second))).ToArray();

                var made = names.Where(name => name.Result.Name.Length > 0).ToArray();
                Assert.All(made, name => Assert.Null(ApiName.Check(name.Result.Name, limit)));
                Assert.Distinct(made.Select(name => name.Result.Name).Concat(taken), StringComparer.OrdinalIgnoreCase);
                Assert.All(made, name => Assert.Equal(name.pair.Second.Length > 0 ? name.pair.Second : ApiName.Derive(name.pair.First, int.MaxValue), name.Result.Change?.From ?? name.Result.Name));
            });

    [Fact]
    public void The_order_is_the_plan_and_has_no_secret_among_its_cells()
    {
        var sheet = SomeSheets.Of($"{SomeSheets.Header},clinic password", $"{Good},canary-own", "Clinic 02,bad url,clinic02,reader,canary-2,", "Clinic 03,three.example.com,clinic03,reader,canary-3,");
        var settings = new BatchSettings { Columns = ImmutableDictionary<string, string>.Empty.Add("clinic password", BulkColumn.LeftOut) };

        var order = OrderMaker.Make(SomeSheets.Plan(sheet, settings, null, null, SomeSheets.InOrg("Clinic 03", "three.example.com", "clinic03", id: 3)), callReserve: 1000);

        Assert.Equal(["Name", "Connection URL", "Database"], order.Columns);
        Assert.Equal([2, 3, 4], order.Rows.Select(row => row.Number));
        Assert.Equal([false, true, false], order.Rows.Select(row => row.IsLeftOut));
        Assert.Equal([null, null, SomeRows.Id(3)], order.Rows.Select(row => row.AlreadyThere));
        Assert.DoesNotContain("canary", string.Join(' ', order.Rows.SelectMany(row => row.Cells)), StringComparison.Ordinal);
        Assert.Equal("canary-1", order.Rows[0].Definition.Credentials.Single(credential => credential.Name == "password").Value.Reveal());
        Assert.All(order.Rows.Skip(1), row => Assert.Empty(row.Definition.Credentials));
    }

    [Fact]
    public void A_plan_of_rows_that_did_not_change_takes_their_checks_over()
    {
        var sheet = SomeSheets.Of(SomeSheets.Header, Good, "Clinic 02,two.example.com,clinic02,reader,secret");
        var planner = new BulkPlanner(SomeSheets.Form, [], nameLimit: 40);
        var settings = new BatchSettings();

        var first = planner.Plan(sheet, settings, RowChoices.None, TestedRows.None);
        var second = planner.Plan(sheet with { Rows = [sheet.Rows[0], sheet.Rows[1].With(2, "")] }, settings, RowChoices.None, TestedRows.None);

        Assert.Same(first.Rows[0].Checked, second.Rows[0].Checked);
        Assert.Equal("Database is needed.", second.Rows[1].FaultOf("DATABASE"));
        Assert.NotSame(first.Rows[0].Checked, planner.Plan(sheet, settings with { DefaultSet = "x" }, RowChoices.None, TestedRows.None).Rows[0].Checked);
    }
}
