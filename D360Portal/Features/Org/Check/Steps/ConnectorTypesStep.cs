using D360Portal.Salesforce.Exchanges;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>Lists the catalogue.</summary>
internal sealed class ConnectorTypesStep(OrgProbes probes) : ICheckStep
{
    public StepKey Key => StepKey.ConnectorTypes;

    public string Title => "List connector types";

    public string Purpose => "The org gives its catalogue of connector types.";

    public IReadOnlyList<StepKey> Needs => [];

    public StepCost CostIn(SalesforceOrg org) => new(1, 1);

    public async Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        var probe = await probes.ListConnectorTypesAsync(subject.Grant.Id, cancellationToken);
        if (probe.Value is not { } types)
        {
            return StepResult.Refused(Key, probe.Exchanges);
        }

        subject.Type = SampleType.Of(types);
        return subject.Type is { } type
            ? StepResult.Passed($"{types.Count} connector types; {type} stands for all in the steps below.", probe.Exchanges)
            : StepResult.Failed($"The catalogue has {types.Count} connector types, none of which can be made outside Setup.", advice: null, probe.Exchanges);
    }
}
