using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Org.Check;

/// <summary>The check as one page runs it: what became of each step, for as long as the page is open.</summary>
/// <param name="check">The steps.</param>
/// <param name="subject">Who and what is checked.</param>
/// <param name="time">Dates the results.</param>
public sealed class CheckRun(OrgCheck check, CheckSubject subject, TimeProvider time)
{
    private readonly Dictionary<StepKey, StepResult> _results = check.Steps.ToDictionary(step => step.Key, _ => StepResult.Waiting);

    /// <summary>Who and what is checked.</summary>
    public CheckSubject Subject { get; } = subject;

    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<ICheckStep> Steps => check.Steps;

    /// <summary>When the whole check was last begun; null before.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>The step that is being run; null when none is.</summary>
    public ICheckStep? Current { get; private set; }

    /// <summary>Whether steps are being run.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether a step has been run.</summary>
    public bool HasResults => _results.Values.Any(result => result.At is not null);

    /// <summary>Told whenever a result changes.</summary>
    public Action OnChange { get; set; } = () => { };

    /// <summary>What the whole check costs.</summary>
    public StepCost Cost => check.CostIn(Subject.Org);

    /// <summary>What became of a step.</summary>
    public StepResult ResultOf(StepKey key) => _results[key];

    /// <summary>How many steps are in a state.</summary>
    public int Count(StepState state) => _results.Values.Count(result => result.State == state);

    /// <summary>Runs every step in order. A step whose needs have not passed is skipped, and all are when the org cannot be reached.</summary>
    /// <exception cref="SignInRequiredException">The grant is over; the steps that were run keep their results.</exception>
    public Task RunAllAsync(CancellationToken cancellationToken) => RunAsync(async () =>
    {
        StartedAt = time.GetUtcNow();
        foreach (var step in Steps)
        {
            Set(step.Key, StepResult.Waiting);
        }

        foreach (var step in Steps)
        {
            if (IsOrgSilent)
            {
                Set(step.Key, Dated(StepResult.Skipped($"The org could not be reached in step \u201c{check.Get(StepKey.Identity).Title}\u201d.")));
            }
            else if (MissingNeed(step) is { } need)
            {
                Set(step.Key, Dated(StepResult.Skipped($"It needs step \u201c{need.Title}\u201d, which has not passed.")));
            }
            else
            {
                await RunStepAsync(step, cancellationToken);
            }
        }

        check.Note(this);
    });

    /// <summary>Runs one step, and before it those that it needs and that have not passed.</summary>
    /// <inheritdoc cref="RunAllAsync"/>
    public Task RunOneAsync(StepKey key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        var step = check.Get(key);
        while (MissingNeed(step) is { } need)
        {
            await RunStepAsync(need, cancellationToken);
            if (ResultOf(need.Key).State is not StepState.Passed)
            {
                Set(key, Dated(StepResult.Skipped($"It needs step \u201c{need.Title}\u201d, which has not passed.")));
                return;
            }
        }

        await RunStepAsync(step, cancellationToken);
    });

    private bool IsOrgSilent => ResultOf(StepKey.Identity) is { State: StepState.Failed, Exchanges: [.., { Silence: not null }] };

    private ICheckStep? MissingNeed(ICheckStep step) =>
        step.Needs.Where(need => ResultOf(need).State is not StepState.Passed).Select(check.Get).FirstOrDefault();

    private async Task RunAsync(Func<Task> run)
    {
        if (IsRunning)
        {
            return;
        }

        IsRunning = true;
        try
        {
            await run();
        }
        finally
        {
            (IsRunning, Current) = (false, null);
            OnChange();
        }
    }

    private async Task RunStepAsync(ICheckStep step, CancellationToken cancellationToken)
    {
        var before = ResultOf(step.Key);
        Current = step;
        Set(step.Key, StepResult.Running);
        var result = before;
        try
        {
            result = Dated(await step.RunAsync(Subject, cancellationToken));
        }
        catch (SalesforceUnreachableException exception)
        {
            result = Dated(StepResult.Failed(exception.Message, KnownFailures.NotRenewed));
        }
        finally
        {
            // Without an answer, because the user left or must sign in again, the step is as it was.
            Set(step.Key, result);
        }
    }

    private StepResult Dated(StepResult result) => result with { At = time.GetUtcNow() };

    private void Set(StepKey key, StepResult result)
    {
        _results[key] = result;
        OnChange();
    }
}
