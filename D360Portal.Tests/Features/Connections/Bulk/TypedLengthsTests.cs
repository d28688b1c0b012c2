using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;

namespace D360Portal.Tests.Features.Connections.Bulk;

/// <summary>One text that is longer than a message of the circuit may be would end the page, and all that was typed there.</summary>
public sealed class TypedLengthsTests : BunitContext
{
    [Fact]
    public void No_box_beside_the_grid_takes_more_than_the_circuit_can_send()
    {
        var plan = SomeSheets.Plan(SomeSheets.Of(SomeSheets.Header, "North 1,north1.example,clinic1,reader,secret"));
        var settings = new BatchSettings { Sets = [SomeSheets.Set("north")], Rules = [new CredentialRule("Name", "North 1", "north")] };
        var values = Render<BatchValues>(parameters => parameters
            .Add(it => it.Columns, BulkColumns.All(SomeSheets.Form)).Add(it => it.Sheet, plan.Matched).Add(it => it.Settings, settings));
        var sets = Render<CredentialSets>(parameters => parameters
            .Add(it => it.Form, SomeSheets.Form).Add(it => it.Plan, plan).Add(it => it.Settings, settings));

        var boxes = values.FindAll("input").Concat(sets.FindAll("input")).ToArray();

        Assert.InRange(boxes.Length, 7, 20);
        Assert.All(boxes, box => Assert.InRange(int.Parse(box.GetAttribute("maxlength") ?? "0"), 1, 100_000));
    }
}
