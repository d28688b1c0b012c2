using D360Portal.Features.Connections;

namespace D360Portal.Tests.Features.Connections;

public sealed class RunMovesTests
{
    [Theory]
    [InlineData(RunRowState.AlreadyThere)]
    [InlineData(RunRowState.Skipped)]
    [InlineData(RunRowState.Removed)]
    public void What_is_final_stays(RunRowState state) =>
        Assert.DoesNotContain(Enum.GetValues<RunRowState>(), next => RunMoves.IsLegal(state, next));

    [Fact]
    public void Only_what_is_being_sent_is_rejected_and_nothing_that_exists_is_sent_again()
    {
        Assert.Equal([RunRowState.Sending, RunRowState.Testing], RunMoves.Before(RunRowState.Rejected));
        Assert.Equal([RunRowState.Waiting], RunMoves.Before(RunRowState.Sending));
        Assert.DoesNotContain(RunRowState.Created, RunMoves.Before(RunRowState.Waiting));
    }

    [Fact]
    public void Every_state_can_be_reached()
    {
        Assert.All(Enum.GetValues<RunRowState>().Except([RunRowState.Waiting]), state => Assert.NotEmpty(RunMoves.Before(state)));
        Assert.All(Enum.GetValues<RunState>(), state => Assert.NotEmpty(RunMoves.Before(state)));
    }

    [Fact]
    public void A_stopped_run_never_runs_again() => Assert.Equal([RunState.Undoing], Enum.GetValues<RunState>().Where(next => RunMoves.IsLegal(RunState.Stopped, next)));
}
