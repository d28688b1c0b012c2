using D360Portal.Features.Connections;

namespace D360Portal.Tests.Features.Connections;

public sealed class RunProgressTests
{
    private static readonly RunCounts Sent = Counts((RunRowState.Created, 11), (RunRowState.Rejected, 1), (RunRowState.Waiting, 18));
    private static readonly RunCounts Deleting = Counts((RunRowState.Created, 2), (RunRowState.Rejected, 1), (RunRowState.Removing, 18), (RunRowState.Removed, 12));

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Paused)]
    public void A_run_is_as_far_as_its_rows(RunState state)
    {
        Assert.Equal(new RunProgress(12, 30, "12 of 30 rows"), RunProgress.Of(state, Sent));
        Assert.Equal(4, RunProgress.Of(state, Sent).Tenths);
        Assert.Equal("12 of 30 rows, 11 created, 1 failed", RunProgress.LineOf(state, Sent));
    }

    [Fact]
    public void An_undo_is_as_far_as_what_it_deletes_and_knows_nothing_of_other_rows()
    {
        Assert.Equal(new RunProgress(12, 30, "12 of 30 deleted"), RunProgress.Of(RunState.Undoing, Deleting));
        Assert.Equal("12 of 30 deleted", RunProgress.LineOf(RunState.Undoing, Deleting));
        Assert.Equal("30 of 30 deleted", RunProgress.LineOf(RunState.Undone, Counts((RunRowState.Created, 2), (RunRowState.Removed, 30))));
    }

    [Fact]
    public void At_its_end_a_run_says_what_it_made()
    {
        Assert.Equal("28 of 30 created, 2 failed", RunProgress.LineOf(RunState.Done, Counts((RunRowState.Created, 28), (RunRowState.Rejected, 1), (RunRowState.Unknown, 1))));
        Assert.Equal("1 of 3 created", RunProgress.LineOf(RunState.Stopped, Counts((RunRowState.Created, 1), (RunRowState.Skipped, 2))));
    }

    [Fact]
    public void Nothing_is_no_way_at_all() => Assert.Equal(0, RunProgress.Of(RunState.Running, RunCounts.Empty).Tenths);

    private static RunCounts Counts(params (RunRowState State, int Rows)[] counts) => new(counts.ToDictionary(count => count.State, count => count.Rows));
}
