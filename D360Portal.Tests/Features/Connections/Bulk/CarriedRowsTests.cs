using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;

namespace D360Portal.Tests.Features.Connections.Bulk;

/// <summary>What goes along with rows from one type to another and back.</summary>
public sealed class CarriedRowsTests
{
    /// <summary>A type that has a database and nothing else of the other one's.</summary>
    private static readonly ConnectorForm Lake = ConnectorForms.Of(ConnectorForms.Text("DATABASE", "Database"), ConnectorForms.Text("region", "Region"));

    private static readonly Sheet Rows = SomeSheets.Of("Name,Door,Region,Database,Username,Password", "North 1,canary,eu,clinic1,reader,secret");

    [Fact]
    public void A_column_that_held_a_secret_holds_one_for_every_type()
    {
        var batch = Loaded(SomeSheets.Form, new BatchSettings { Columns = Said(("Door", "password"), ("Password", BulkColumn.LeftOut)) });

        var there = Carry(batch, before: null, Lake).Batch;

        Assert.Equal([false, true, false, false, true, true], there.Plan!.Matched.Secrets);
        Assert.Equal(["North 1", "", "eu", "clinic1", "", ""], KeptSheet.Of(there.Sheet, there.Plan.Matched, there.Settings).Sheet!.Rows[0].Cells);
        Assert.Equal("canary", there.Sheet!.Rows[0].Cells[1]);
    }

    [Fact]
    public void What_was_said_of_a_column_that_the_type_knows_by_name_is_forgotten() =>
        Assert.Equal("region", Carry(Loaded(SomeSheets.Form, new BatchSettings { Columns = Said(("Region", BulkColumn.LeftOut)) }), before: null, Lake).Batch.Plan!.Matched.Columns[2]!.Key);

    [Fact]
    public void Values_for_all_rows_rest_while_the_type_has_no_use_for_them()
    {
        var values = Said(("DATABASE", "{{Region}}"), ("jdbc_connection_url", "{{Door}}.example"));
        var batch = Loaded(SomeSheets.Form, new BatchSettings { Patterns = values, Sets = [SomeSheets.Set("north")] });

        var (there, carried) = Carry(batch, before: null, Lake);
        Assert.Equal([KeyValuePair.Create("DATABASE", "{{Region}}")], there.Settings.Patterns);
        there.Decide(there.Settings with { Patterns = there.Settings.Patterns.SetItem("region", "eu").SetItem("DATABASE", "other") });

        var back = Carry(there, carried, SomeSheets.Form).Batch;

        Assert.Equal(values.SetItem("DATABASE", "other").OrderBy(pair => pair.Key), back.Settings.Patterns.OrderBy(pair => pair.Key));
        Assert.Equal("canary-of-the-set", back.Settings.Sets[0]["password"].Reveal());
    }

    [Fact]
    public void A_batch_without_rows_has_nothing_to_carry() => Assert.Null(CarriedRows.Of(new BulkBatch(Lake, [], nameLimit: 40), before: null));

    private static BulkBatch Loaded(ConnectorForm form, BatchSettings settings)
    {
        var batch = new BulkBatch(form, [], nameLimit: 40);
        batch.Load(Rows, settings);
        return batch;
    }

    private static (BulkBatch Batch, CarriedRows Carried) Carry(BulkBatch from, CarriedRows? before, ConnectorForm to)
    {
        var carried = CarriedRows.Of(from, before)!;
        return (Loaded(to, carried.For(BulkColumns.All(to))), carried);
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, string> Said(params (string Key, string Value)[] pairs) =>
        new BatchSettings().Columns.AddRange(pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
}
