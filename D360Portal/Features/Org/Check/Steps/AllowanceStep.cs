using System.Globalization;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Exchanges;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>Asks what is left of the day's API calls.</summary>
internal sealed class AllowanceStep(OrgProbes probes, ApiAllowances allowances) : ICheckStep
{
    public StepKey Key => StepKey.Allowance;

    public string Title => "API allowance left";

    public string Purpose => "The org has API calls left for today.";

    public IReadOnlyList<StepKey> Needs => [];

    public StepCost CostIn(SalesforceOrg org) => new(1, 1);

    public async Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        var probe = await probes.GetAllowanceAsync(subject.Grant.Id, cancellationToken);
        if (probe.Value is { } said)
        {
            return Told(said, "", probe.Exchanges);
        }

        // Other calls tell in their headers what this one keeps to itself.
        if (probe.Last is { SaysLimitReached: false, Status: not null } && allowances.Of(subject.Grant.Id) is { } told)
        {
            return Told(told, probe.Last.IsSuccess ? " The limits do not name them; the headers of other answers do." : " The limits themselves may not be read; the headers of other answers told it.", probe.Exchanges) with
            {
                SalesforceWords = RefusalWords.Of(probe.Last),
            };
        }

        return probe.Last is { IsSuccess: true, Errors.Count: 0 } && probe.Last.Answer?.Text.StartsWith('{') is true
            ? new StepResult(StepState.Untold, "The org's limits name no API calls, and no answer told them.") { Exchanges = probe.Exchanges }
            : StepResult.Refused(Key, probe.Exchanges);
    }

    private static StepResult Told(ApiAllowance allowance, string addition, IReadOnlyList<Exchange> exchanges)
    {
        var summary = string.Create(CultureInfo.InvariantCulture, $"{allowance.Left:N0} of {allowance.Limit:N0} API calls are left for the last 24 hours.{addition}");
        return allowance.Left > 0
            ? StepResult.Passed(summary, exchanges)
            : StepResult.Failed(summary, KnownFailures.NoCallsLeft, exchanges);
    }
}
