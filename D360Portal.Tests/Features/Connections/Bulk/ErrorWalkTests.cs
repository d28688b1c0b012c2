using D360Portal.Features.Connections.Bulk;

namespace D360Portal.Tests.Features.Connections.Bulk;

public sealed class ErrorWalkTests
{
    [Fact]
    public void It_begins_with_the_first_and_skips_none_that_is_mended_on_the_way()
    {
        var walk = new ErrorWalk();
        var rows = Rows(2, 3, 4, 6);

        Assert.Equal((2, 0), Next(walk, rows));
        rows = Rows(3, 4, 6);
        Assert.Equal((3, 0), Next(walk, rows));
        Assert.Equal((4, 1), Next(walk, rows));
        Assert.Equal((6, 2), Next(walk, rows));
        Assert.Equal((3, 0), Next(walk, rows));
        Assert.Null(walk.Next([]));
        Assert.Equal((4, 1), Next(walk, rows));
        walk.Reset();
        Assert.Equal((3, 0), Next(walk, rows));
    }

    private static (int Number, int At) Next(ErrorWalk walk, (PlannedRow Row, int At)[] rows) => walk.Next(rows) is var (row, at) ? (row.Number, at) : default;

    private static (PlannedRow Row, int At)[] Rows(params int[] numbers)
    {
        var plan = SomeSheets.Plan(SomeSheets.Of([SomeSheets.Header, .. Enumerable.Range(2, 5).Select(number => $"Clinic {number},,,,")]));
        return [.. plan.Rows.Where(row => numbers.Contains(row.Number)).Select((row, at) => (row, at))];
    }
}
