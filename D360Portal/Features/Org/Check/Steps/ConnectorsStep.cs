using D360Portal.Salesforce.Exchanges;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>Lists the connectors of one type.</summary>
internal sealed class ConnectorsStep(OrgProbes probes) : ICheckStep
{
    public StepKey Key => StepKey.Connectors;

    public string Title => "List connectors";

    public string Purpose => "The org lists the connectors of a type.";

    public IReadOnlyList<StepKey> Needs => [StepKey.ConnectorTypes];

    public StepCost CostIn(SalesforceOrg org) => new(1, 1);

    public async Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        var type = subject.Type!.Value;
        var probe = await probes.ListConnectionsAsync(subject.Grant.Id, type, cancellationToken);
        return probe.Value is { } page
            ? StepResult.Passed(page.ItemCount == 0 ? $"The list works; there is no connector of type {type} yet." : $"{Count(page)} of type {type}.", probe.Exchanges)
            : StepResult.Refused(Key, probe.Exchanges);
    }

    private static string Count(Salesforce.Data360.ConnectionPage page) => page switch
    {
        { TotalSize: { } total } when total > page.ItemCount => $"{total} connectors",
        { ItemCount: 1, SaysMore: false } => "1 connector",
        { SaysMore: true } => $"More than {page.ItemCount} connectors",
        _ => $"{page.ItemCount} connectors",
    };
}
