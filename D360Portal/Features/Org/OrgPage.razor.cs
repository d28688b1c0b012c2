using D360Portal.Features.Org.Check;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Org;

/// <summary>Who you are, which org this is, and what was granted: what is stored at once, what Salesforce says as soon as it answers. And the check, when it is wanted.</summary>
public sealed partial class OrgPage
{
    private OrgOverview? _overview;
    private CheckRun? _run;
    private DateTimeOffset? _asked;

    /// <summary>What holds for every org.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    /// <summary>Asks who the user is.</summary>
    [Inject]
    public required Data360Client Client { get; init; }

    /// <summary>Asks which environment it is.</summary>
    [Inject]
    public required EnvironmentReader Environments { get; init; }

    /// <summary>Dates the answers.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    internal OrgCheck Check { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OpenAsync()
    {
        _overview = OrgOverview.Of(Org!, Grant!, Environments.Remembered(Grant!));
        _run = new CheckRun(Check, new CheckSubject(Org!, Grant!), Time) { OnChange = () => _ = InvokeAsync(StateHasChanged) };
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        try
        {
            var who = await Client.WhoAmIAsync(Grant!.Id, cancellationToken);
            var (environment, isSaidByOrg) = await Environments.AskAsync(Grant, cancellationToken);
            _overview = _overview!.With(who, environment, isSaidByOrg);
            _asked = Time.GetUtcNow();
        }
        catch (SalesforceApiException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The usual explanations speak of connectors, which has nothing to do with who somebody is.
            Problem = exception.Message;
        }
    }

    /// <inheritdoc />
    protected override ValueTask LeaveAsync()
    {
        if (_run is not null)
        {
            _run.OnChange = () => { };
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task OnReturnedAsync()
    {
        _overview = OrgOverview.Of(Org!, Grant!, Environments.Remembered(Grant!));
        _run!.Subject.Grant = Grant!;
        return ReadAgainAsync(anew: true);
    }

    private Task RunAllAsync() => TryAsync(() => _run!.RunAllAsync(Leaving));

    private Task RunOneAsync(StepKey key) => TryAsync(() => _run!.RunOneAsync(key, Leaving));
}
