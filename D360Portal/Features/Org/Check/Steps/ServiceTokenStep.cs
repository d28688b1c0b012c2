using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>Proves the client-credentials flow where it is allowed.</summary>
internal sealed class ServiceTokenStep(ServiceTokens tokens) : ICheckStep
{
    public StepKey Key => StepKey.ServiceToken;

    public string Title => "Client-credentials token";

    public string Purpose => "The app itself can get a token. It is checked, revoked and dropped: nothing is read with the Run-As user's rights.";

    public IReadOnlyList<StepKey> Needs => [];

    public StepCost CostIn(SalesforceOrg org) => org.ServiceAccess ? new(2, 0) : default;

    public async Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        if (!subject.Org.ServiceAccess)
        {
            return StepResult.Skipped($"Salesforce:Orgs:{subject.Org.Key}:ServiceAccess is not set, so the portal does not ask for a token of the app's own. It needs none.");
        }

        var proof = await tokens.ProveAsync(subject.Org, subject.Grant.OrganizationId, cancellationToken);
        return proof.Finding switch
        {
            ServiceFinding.Proven => StepResult.Passed($"The app got a token of this org, rightly signed. {Fate(proof)}", Exchanges(proof)),
            ServiceFinding.NoToken => StepResult.Failed("Salesforce answered without a token.", KnownFailures.NoServiceToken, Exchanges(proof)),
            ServiceFinding.WrongSignature => StepResult.Failed($"The token's signature is wrong. {Fate(proof)}", KnownFailures.WrongSignature, Exchanges(proof)),
            ServiceFinding.OtherOrg => StepResult.Failed($"The token is of another org. {Fate(proof)}", KnownFailures.OtherOrg, Exchanges(proof)),
            _ => StepResult.Refused(Key, Exchanges(proof)),
        };
    }

    private static string Fate(ServiceProof proof) => proof.Revoked is { IsSuccess: true }
        ? "It has been revoked."
        : "It could not be revoked; it is forgotten here and ends with its session.";

    private static IReadOnlyList<Salesforce.Exchanges.Exchange> Exchanges(ServiceProof proof) =>
        proof.Revoked is { } revoked ? [proof.Asked, revoked] : [proof.Asked];
}
