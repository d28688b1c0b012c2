using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Details;

/// <summary>What a tab asks Salesforce: one thing at a time, each call counted. It outlives the tab's being looked at, so that coming back costs nothing.</summary>
/// <param name="form">What the connector's settings are called, for the messages.</param>
public abstract class TabCalls(ConnectorForm form)
{
    private Func<CancellationToken, Task>? _last;

    /// <summary>Whether Salesforce is being asked.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>Whether a first step has been done, well or not.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The calls made so far.</summary>
    public int Calls { get; private set; }

    /// <summary>The call that was made last, or is under way; null before the first.</summary>
    public Data360Call? LastCall { get; private set; }

    /// <summary>Why the last step failed; null when it did not.</summary>
    public Rejection? Failure { get; private set; }

    /// <summary>Does the last step again.</summary>
    public Task TryAgainAsync(CancellationToken cancellationToken) => _last is { } last ? DoAsync(last, cancellationToken) : Task.CompletedTask;

    /// <summary>Does one step. A second one while it is under way does nothing.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> DoAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        if (IsAsking)
        {
            return false;
        }

        (IsAsking, Failure) = (true, null);
        try
        {
            await step(cancellationToken);
            HasBegun = true;
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody looks any more; whoever comes back finds what was there before this step.
            return false;
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            (HasBegun, Failure, _last) = (true, Explain(exception), step);
            return false;
        }
        finally
        {
            IsAsking = false;
        }
    }

    /// <summary>Makes one call, which costs one of the org's.</summary>
    protected Task<T> CallAsync<T>(Data360Call call, Func<Task<T>> ask)
    {
        (LastCall, Calls) = (call, Calls + 1);
        return ask();
    }

    /// <summary>Says that a step did not come to what was wanted, though Salesforce answered.</summary>
    protected void Fail(TestOutcome.Failed failed, string what)
    {
        var rejection = RejectionReader.Of(failed, form);
        Failure = rejection with { What = $"{what} {rejection.What}", Faults = [] };
    }

    /// <summary>What a failed question says of the source is what a test would say. A refusal of the user, or of all calls, has its own words.</summary>
    private Rejection Explain(Exception exception) =>
        exception is SalesforceApiException { SaysForbidden: false, SaysLimitReached: false, Status: < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests, Errors.Count: > 0 } api
            ? RejectionReader.Of(api.Errors, form) with { Faults = [], SalesforceWords = SalesforceFailure.Words(api) }
            : new Rejection(SalesforceFailure.Explain(exception), SalesforceFailure.Words(exception), []);
}
