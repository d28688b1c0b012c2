using D360Portal.Features.Org.Check;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Org.Check;

/// <summary>The order of the steps, and what one that fails means for the others.</summary>
public sealed class CheckRunTests
{
    private readonly List<StepKey> _ran = [];
    private readonly Dictionary<StepKey, Func<Task<StepResult>>> _answers = [];
    private readonly FakeTimeProvider _time = new(The.Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_step_runs_once_and_in_order()
    {
        var run = Run();
        Assert.False(run.HasResults);

        await run.RunAllAsync(Cancellation);

        Assert.Equal([StepKey.Identity, StepKey.Data360Token, StepKey.Query], _ran);
        Assert.Equal(3, run.Count(StepState.Passed));
        Assert.Equal((The.Start, false), (run.StartedAt, run.IsRunning));
    }

    [Fact]
    public async Task A_step_whose_need_failed_is_skipped_and_says_why()
    {
        Answer(StepKey.Data360Token, StepState.Failed);
        var run = Run();

        await run.RunAllAsync(Cancellation);

        Assert.Equal((StepState.Skipped, "It needs step “Data360Token”, which has not passed."), (run.ResultOf(StepKey.Query).State, run.ResultOf(StepKey.Query).Summary));
        Assert.Equal([StepKey.Identity, StepKey.Data360Token], _ran);
    }

    [Fact]
    public async Task A_step_alone_brings_its_needs_along_until_they_pass()
    {
        Answer(StepKey.Data360Token, StepState.Failed);
        var run = Run();
        await run.RunOneAsync(StepKey.Query, Cancellation);
        Assert.Equal(StepState.Skipped, run.ResultOf(StepKey.Query).State);
        Assert.Null(run.StartedAt);

        Answer(StepKey.Data360Token, StepState.Passed);
        await run.RunOneAsync(StepKey.Query, Cancellation);
        Assert.Equal(StepState.Passed, run.ResultOf(StepKey.Query).State);
        await run.RunOneAsync(StepKey.Query, Cancellation);

        Assert.Equal([StepKey.Data360Token, StepKey.Data360Token, StepKey.Query, StepKey.Query], _ran);
    }

    [Fact]
    public async Task While_it_runs_it_is_not_begun_again()
    {
        var gate = new TaskCompletionSource<StepResult>();
        _answers[StepKey.Identity] = () => gate.Task;
        var run = Run();

        var first = run.RunAllAsync(Cancellation);
        await run.RunAllAsync(Cancellation);
        await run.RunOneAsync(StepKey.Query, Cancellation);

        Assert.Equal((true, StepKey.Identity, StepState.Running), (run.IsRunning, run.Current!.Key, run.ResultOf(StepKey.Identity).State));
        gate.SetResult(StepResult.Passed("yes"));
        await first;
        Assert.Equal(3, _ran.Count);
    }

    [Fact]
    public async Task A_grant_that_is_over_ends_the_run_and_leaves_the_results()
    {
        _answers[StepKey.Data360Token] = () => throw new SignInRequiredException(Some.Grant().Id, "erased");
        var run = Run();

        await Assert.ThrowsAsync<SignInRequiredException>(() => run.RunAllAsync(Cancellation));

        Assert.Equal(
            (StepState.Passed, StepState.Waiting, StepState.Waiting, false),
            (run.ResultOf(StepKey.Identity).State, run.ResultOf(StepKey.Data360Token).State, run.ResultOf(StepKey.Query).State, run.IsRunning));
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_fails_the_step()
    {
        _answers[StepKey.Identity] = () => throw new SalesforceUnreachableException("acme", "did not renew the access token");
        var run = Run();

        await run.RunAllAsync(Cancellation);

        Assert.Equal((StepState.Failed, "acme did not renew the access token."), (run.ResultOf(StepKey.Identity).State, run.ResultOf(StepKey.Identity).Summary));
    }

    [Fact]
    public async Task Every_change_is_told()
    {
        var told = 0;
        var run = Run();
        run.OnChange = () => told++;

        await run.RunAllAsync(Cancellation);

        Assert.Equal(3 + (2 * 3) + 1, told);
    }

    private void Answer(StepKey key, StepState state) => _answers[key] = () => Task.FromResult(new StepResult(state, "said"));

    private CheckRun Run() => new(
        new OrgCheck([Step(StepKey.Query, StepKey.Data360Token), Step(StepKey.Identity), Step(StepKey.Data360Token)], NullLogger<OrgCheck>.Instance),
        new CheckSubject(The.Org, Some.Grant()),
        _time);

    private StubStep Step(StepKey key, params StepKey[] needs) => new(key, needs, () =>
    {
        _ran.Add(key);
        return _answers.TryGetValue(key, out var answer) ? answer() : Task.FromResult(StepResult.Passed("yes"));
    });

    private sealed class StubStep(StepKey key, StepKey[] needs, Func<Task<StepResult>> run) : ICheckStep
    {
        public StepKey Key => key;

        public string Title => key.ToString();

        public string Purpose => "";

        public IReadOnlyList<StepKey> Needs => needs;

        public StepCost CostIn(SalesforceOrg org) => new(1, 1);

        public Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken) => run();
    }
}
