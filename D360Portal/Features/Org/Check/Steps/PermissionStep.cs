using System.Net;
using D360Portal.Salesforce.Exchanges;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>Asks for the test of a definition without settings. Who may not create is refused before the definition is looked at.</summary>
internal sealed class PermissionStep(OrgProbes probes) : ICheckStep
{
    public StepKey Key => StepKey.Permission;

    public string Title => "Permission to create";

    public string Purpose => "You may create connectors, as far as the test of an empty definition tells. Nothing is created.";

    public IReadOnlyList<StepKey> Needs => [StepKey.ConnectorTypes];

    public StepCost CostIn(SalesforceOrg org) => new(1, 1);

    public async Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        var type = subject.Type!.Value;
        var probe = await probes.TestNothingAsync(subject.Grant.Id, type, cancellationToken);
        if (IsRefused(probe.Last))
        {
            return StepResult.Refused(Key, probe.Exchanges) with { Summary = $"No: you may not create a connector of type {type}." };
        }

        return IsAboutTheDefinition(probe)
            ? StepResult.Passed($"Probably: Salesforce looked at an empty definition of type {type} instead of refusing you. Only a create proves it.", probe.Exchanges)
            : StepResult.Refused(Key, probe.Exchanges, StepState.Untold);
    }

    private static bool IsRefused(Exchange exchange) =>
        !exchange.SaysLimitReached
        && (exchange.Status is HttpStatusCode.Forbidden
            || exchange.Errors.Any(error => error.Code?.StartsWith("INSUFFICIENT_ACCESS", StringComparison.Ordinal) is true));

    /// <summary>Any answer that speaks of the definition, success or not, comes after the look at who asks.</summary>
    private static bool IsAboutTheDefinition(OrgProbe<Salesforce.Data360.Wire.TestAnswer> probe) =>
        probe.Value?.Success is not null
        || (!probe.Last.SaysLimitReached && probe.Last.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity);
}
