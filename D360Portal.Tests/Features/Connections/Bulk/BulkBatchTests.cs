using System.Text.Json;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections.Bulk;

public sealed class BulkBatchTests
{
    private static readonly Gen<(int Row, int Column, string[][] Block)> Edits = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 4], Gen.Char["abc1"].Array[0, 4].Select(letters => new string(letters)).Array[1, 3].Array[1, 4]);

    [Fact]
    public void Whatever_is_edited_and_pasted_undo_brings_back_step_by_step() =>
        Edits.Array[0, 12].Sample(edits =>
        {
            var batch = Loaded();
            var past = new Stack<Sheet>();
            foreach (var (row, column, block) in edits)
            {
                var before = batch.Sheet!;
                var number = before.Rows[row % before.Rows.Length].Number;
                var refusal = batch.Paste(number, column, block);
                if (refusal is null)
                {
                    past.Push(before);
                    Assert.Equal(block[0], batch.Sheet!.Rows.Single(one => one.Number == number).Cells.Skip(column).Take(block[0].Length));
                    Assert.Equal(batch.Sheet.Rows.Length, batch.Plan!.Rows.Length);
                }
                else
                {
                    Assert.Same(before, batch.Sheet);
                }
            }

            while (past.TryPop(out var sheet))
            {
                batch.Undo();
                Assert.Same(sheet, batch.Sheet);
            }

            Assert.Null(batch.CanUndo);
        });

    /// <summary>Undo takes back what was decided and chosen too, in the order in which it happened.</summary>
    [Fact]
    public void Whatever_is_decided_and_chosen_undo_brings_back_step_by_step() =>
        Gen.Int[0, 4].Array[1, 12].Sample(steps =>
        {
            var batch = Loaded();
            var past = new Stack<(Sheet? Sheet, BatchSettings Settings, IEnumerable<int> Created)>();
            foreach (var (index, step) in steps.Index())
            {
                past.Push(State(batch));
                switch (step)
                {
                    case 0:
                        batch.Decide(batch.Settings with { Patterns = batch.Settings.Patterns.SetItem("DATABASE", $"value-{index}") });
                        Assert.Equal("the change in the values for all rows", batch.CanUndo);
                        break;
                    case 1:
                        batch.Decide(batch.Settings with { Sets = [SomeSheets.Set($"set {index}")] });
                        Assert.Equal("the change in the credentials", batch.CanUndo);
                        break;
                    case 2:
                        batch.Decide(batch.Settings with { Columns = batch.Settings.Columns.SetItem("Database", $"key-{index}") });
                        Assert.Equal("what was said of a column", batch.CanUndo);
                        break;
                    case 3:
                        batch.Choose(2, isChosen: index % 2 == 0);
                        Assert.Equal("the choice in row 2", batch.CanUndo);
                        break;
                    default:
                        batch.Edit(3, 0, "Clinic 01");
                        break;
                }
            }

            while (past.TryPop(out var before))
            {
                batch.Undo();
                var now = State(batch);
                Assert.Same(before.Sheet, now.Sheet);
                Assert.Same(before.Settings, now.Settings);
                Assert.Equal(before.Created, now.Created);
            }

            Assert.Null(batch.CanUndo);

            static (Sheet? Sheet, BatchSettings Settings, IEnumerable<int> Created) State(BulkBatch batch) =>
                (batch.Sheet, batch.Settings, [.. batch.Plan!.Rows.Where(row => row.Fate is RowFate.Create).Select(row => row.Number)]);
        });

    [Fact]
    public void A_block_below_the_last_row_adds_rows_and_one_too_broad_is_refused()
    {
        var batch = Loaded();

        Assert.Null(batch.Paste(11, 0, [["x"], ["y"], ["z"]]));
        Assert.Equal([11, 12, 13], batch.Sheet!.Rows.TakeLast(3).Select(row => row.Number));
        Assert.Equal("Nothing was pasted: the block has 3 columns, and from here to the right there are 2.", batch.Paste(2, 3, [["a", "b", "c"]]));
    }

    [Fact]
    public void A_block_pasted_among_some_rows_goes_into_those_alone()
    {
        var batch = Loaded();

        Assert.Null(batch.Paste(4, 2, [["x"], ["y"]], shown: [2, 4, 8, 11]));
        Assert.Equal(["clinic1", "clinic2", "x", "clinic4", "clinic5", "clinic6", "y", "clinic8", "clinic9", "clinic10"], batch.Sheet!.Rows.Select(row => row.Cells[2]));

        var before = batch.Sheet;
        Assert.Equal("Nothing was pasted: the block has 3 lines, and from here on 2 rows are shown. Show all rows to paste it.", batch.Paste(8, 2, [["x"], ["y"], ["z"]], shown: [2, 4, 8, 11]));
        Assert.Same(before, batch.Sheet);
        Assert.Null(batch.Paste(11, 2, [["one"]], shown: [2, 11]));
        Assert.Equal("one", batch.Sheet!.Rows[^1].Cells[2]);
    }

    [Fact]
    public void Other_rows_are_undone_too_and_the_earlier_ones_come_back_with_their_choices()
    {
        var batch = new BulkBatch(SomeSheets.Form, [], nameLimit: 40);
        Assert.False(batch.Load(SomeSheets.Of(SomeSheets.Header, "A,a.example.com,a,reader,secret", "A,b.example.com,b,reader,secret")));
        batch.Choose(3, isChosen: true);
        var before = batch.Sheet;

        Assert.True(batch.Load(SomeSheets.Of(SomeSheets.Header, "C,c.example.com,c,reader,secret", "C,d.example.com,d,reader,secret")));
        Assert.Equal((1, "the new rows, and brings the earlier ones back"), (batch.Plan!.Creates, batch.CanUndo));
        batch.Edit(2, 0, "Changed");
        batch.Undo();
        batch.Undo();

        Assert.Same(before, batch.Sheet);
        Assert.Equal((2, "the choice in row 3"), (batch.Plan!.Creates, batch.CanUndo));
    }

    [Fact]
    public void Of_the_rows_that_were_there_before_only_the_last_are_kept()
    {
        var batch = Loaded();
        batch.Load(SomeSheets.Of(SomeSheets.Header, "B,b.example.com,b,reader,secret"));
        batch.Edit(2, 0, "Changed");
        batch.Load(SomeSheets.Of(SomeSheets.Header, "C,c.example.com,c,reader,secret"));

        batch.Undo();
        Assert.Equal("Changed", batch.Sheet!.Rows[0].Cells[0]);
        batch.Undo();
        Assert.Equal("B", batch.Sheet!.Rows[0].Cells[0]);
        Assert.Null(batch.CanUndo);
    }

    [Fact]
    public void Rows_are_added_and_removed_and_the_numbers_of_the_others_stay()
    {
        var batch = Loaded();

        batch.Remove(5);
        batch.Add();

        Assert.Equal([2, 3, 4, 6, 7, 8, 9, 10, 11, 12], batch.Sheet!.Rows.Select(row => row.Number));
        Assert.Equal("the new row 12", batch.CanUndo);
        Assert.Equal("A name is needed.", batch.Plan!.Rows[^1].Reason);
    }

    [Fact]
    public void Every_change_makes_another_plan()
    {
        var batch = Loaded();
        var plan = batch.Plan;

        batch.Edit(2, 1, "jdbc:wrong");

        Assert.NotSame(plan, batch.Plan);
        Assert.Equal((RowFate.Create, RowFate.Blocked), (plan!.Rows[0].Fate, batch.Plan!.Rows[0].Fate));
    }

    [Fact]
    public void What_is_kept_has_no_secret_and_comes_back()
    {
        var batch = Loaded();
        batch.Decide(batch.Settings with { Sets = [SomeSheets.Set("north")], Rules = [new CredentialRule("Database", "clinic01", "north")], DefaultSet = "north" });

        var json = JsonSerializer.Serialize(KeptSheet.Of(batch.Sheet, batch.Plan!.Matched, batch.Settings));
        var kept = JsonSerializer.Deserialize<KeptSheet>(json)!;
        var again = new BulkBatch(SomeSheets.Form, [], nameLimit: 40);
        again.Load(kept);

        Assert.DoesNotContain("canary", json, StringComparison.Ordinal);
        Assert.Equal(["column Username", "column Password", "credentials north"], kept.SecretsTyped);
        Assert.Equal(batch.Sheet!.Rows.Select(row => (row.Number, row.Cells[0], row.Cells[2])), again.Sheet!.Rows.Select(row => (row.Number, row.Cells[0], row.Cells[2])));
        Assert.Equal(("north", "north"), (again.Settings.DefaultSet, again.Settings.Rules[0].Set));
    }

    [Fact]
    public void A_name_that_other_credentials_have_is_refused_in_words()
    {
        var settings = new BatchSettings { Sets = [SomeSheets.Set("north"), SomeSheets.Set("south")], Rules = [new CredentialRule("Database", "x", "south")], DefaultSet = "south" };

        var (same, fault) = settings.Rename(1, " North ");
        Assert.Equal("Others are called \"north\" already, so these are still called \"south\".", fault);
        Assert.Same(settings, same);
        Assert.Equal("Credentials need a name, so these are still called \"south\".", settings.Rename(1, " ").Fault);
        var (renamed, none) = settings.Rename(1, "South");
        Assert.Null(none);
        Assert.Equal(("South", "South", "South"), (renamed.Sets[1].Name, renamed.Rules[0].Set, renamed.DefaultSet));
    }

    [Theory]
    [InlineData(1_100, 50, "50 calls of the 1,100 that the org has left; 1,000 are kept for everything else.", false)]
    [InlineData(1_030, 50, "50 calls, but the org has 1,030 left, and 1,000 are kept for everything else: the run stops after 30 of them and goes on when there are more.", false)]
    [InlineData(900, 50, "50 calls, but the org has 900 left, and 1,000 are kept for everything else. The count goes down again within 24 hours.", true)]
    public void The_price_keeps_the_reserve(int left, int calls, string sentence, bool isOutOfReach)
    {
        var price = new PlanPrice(calls, new ApiAllowance(10_000 - left, 10_000), Reserve: 1000, TimeSpan.FromSeconds(20));

        Assert.Equal((sentence, isOutOfReach), (price.Sentence, price.IsOutOfReach));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(200, 2)]
    [InlineData(201, 3)]
    public void The_price_counts_the_list_that_a_run_reads_first(int inOrg, int calls)
    {
        var org = Enumerable.Range(1, inOrg).Select(number => SomeSheets.InOrg($"Other {number}", $"other{number}.example.com", "other", id: number)).ToArray();
        var plan = SomeSheets.Plan(SomeSheets.Of(SomeSheets.Header, "Clinic 01,one.example.com,clinic01,reader,canary-1"), org: org);

        Assert.Equal(calls, PlanPrice.Of(plan, allowance: null, new BulkOptions(), measured: null).Calls);
    }

    [Fact]
    public void A_plan_that_creates_nothing_costs_nothing() =>
        Assert.Equal(0, PlanPrice.Of(SomeSheets.Plan(SomeSheets.Of(SomeSheets.Header, "Clinic 01,one.example.com,clinic01,reader,")), allowance: null, new BulkOptions(), measured: null).Calls);

    private static BulkBatch Loaded()
    {
        var batch = new BulkBatch(SomeSheets.Form, [], nameLimit: 40);
        batch.Load(SomeSheets.Of([SomeSheets.Header, .. Enumerable.Range(1, 10).Select(number => $"Clinic {number},host{number}.example.com,clinic{number},canary-user,canary-{number}")]));
        return batch;
    }
}
