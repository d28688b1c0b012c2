using D360Portal.Salesforce.Exchanges;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>Asks who the bearer is, and compares the granted scopes with the wanted ones.</summary>
internal sealed class IdentityStep(OrgProbes probes) : ICheckStep
{
    public StepKey Key => StepKey.Identity;

    public string Title => "Who am I";

    public string Purpose => "Salesforce names the user who signed in, and granted the scopes that the portal asks for.";

    public IReadOnlyList<StepKey> Needs => [];

    public StepCost CostIn(SalesforceOrg org) => new(1, 0);

    public async Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        var probe = await probes.WhoAmIAsync(subject.Grant.Id, cancellationToken);
        if (probe.Value is not { } who)
        {
            return StepResult.Refused(Key, probe.Exchanges);
        }

        if (!IsSame(who.UserId, subject.Grant.UserId) || !IsSame(who.OrganizationId, subject.Grant.OrganizationId))
        {
            return StepResult.Failed("Salesforce names somebody else.", KnownFailures.OtherUser, probe.Exchanges);
        }

        var name = who.PreferredUsername ?? who.Name ?? subject.Grant.UserId;
        if (subject.Grant.GrantedScopes is not { } granted)
        {
            return StepResult.Passed($"Signed in as {name}. Salesforce did not say which scopes it granted.", probe.Exchanges);
        }

        var missing = Scopes.Missing(subject.Org.Scopes, granted);
        return missing.Count == 0
            ? StepResult.Passed($"Signed in as {name}, with all {subject.Org.Scopes.Count} scopes that the portal asks for.", probe.Exchanges)
            : StepResult.Failed($"Signed in as {name}, without {string.Join(", ", missing)}.", KnownFailures.MissingScopes, probe.Exchanges);
    }

    private static bool IsSame(string? said, string known) => said is null || SalesforceId.Same(said, known);
}
