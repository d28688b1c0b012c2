using System.Globalization;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>Exchanges the grant's token for one of Data 360.</summary>
internal sealed class Data360TokenStep(Data360Tokens tokens) : ICheckStep
{
    public StepKey Key => StepKey.Data360Token;

    public string Title => "Data 360 token";

    public string Purpose => "Your token can be exchanged for one of Data 360, which names the org's Data 360 host.";

    public IReadOnlyList<StepKey> Needs => [];

    public StepCost CostIn(SalesforceOrg org) => new(1, 0);

    public async Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken) =>
        ResultOf(await tokens.GetNewAsync(subject.Grant.Id, cancellationToken), subject.Org);

    /// <summary>What an exchange came to.</summary>
    public static StepResult ResultOf(Data360TokenOutcome outcome, SalesforceOrg org) => outcome switch
    {
        { Access: { } access } => StepResult.Passed($"A token for data space {org.DataSpace} on {access.Origin.Authority}{Lifetime(access)}.", outcome.Exchanges),
        { Fault: Data360TokenFault.NoToken } => StepResult.Failed("Salesforce answered 200 without a token.", KnownFailures.NoToken, outcome.Exchanges),
        { Fault: Data360TokenFault.ForeignHost } => StepResult.Failed("The token is for a host that is not Data 360's.", KnownFailures.ForeignHost, outcome.Exchanges),
        _ => StepResult.Refused(StepKey.Data360Token, outcome.Exchanges),
    };

    private static string Lifetime(Data360Access access) => access.Lifetime is { } lifetime
        ? string.Create(CultureInfo.InvariantCulture, $", good for {lifetime.TotalMinutes:0} minutes")
        : "";
}
