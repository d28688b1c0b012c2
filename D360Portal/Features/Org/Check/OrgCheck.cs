using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>The steps in their order.</summary>
public sealed partial class OrgCheck(IEnumerable<ICheckStep> steps, ILogger<OrgCheck> logger)
{
    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<ICheckStep> Steps { get; } = [.. steps.OrderBy(step => step.Key)];

    /// <summary>What the whole check costs when nothing goes wrong.</summary>
    public StepCost CostIn(SalesforceOrg org) => Steps.Aggregate(default(StepCost), (sum, step) => sum + step.CostIn(org));

    /// <summary>Writes down that a whole check came to its end.</summary>
    public void Note(CheckRun run) => LogChecked(
        logger, run.Subject.Org.Key, run.Count(StepState.Passed), run.Count(StepState.Failed), run.Count(StepState.Skipped), run.Count(StepState.Untold));

    /// <summary>The step of that key.</summary>
    public ICheckStep Get(StepKey key) => Steps.Single(step => step.Key == key);

    [LoggerMessage(LogEvents.OrgChecked, LogLevel.Information, "Checked org {OrgKey}: {Passed} steps passed, {Failed} failed, {Skipped} were skipped, {Untold} could not be told")]
    private static partial void LogChecked(ILogger logger, OrgKey orgKey, int passed, int failed, int skipped, int untold);
}
