using D360Portal.Salesforce;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>One step of the check.</summary>
public interface ICheckStep
{
    /// <summary>Which step it is.</summary>
    StepKey Key { get; }

    /// <summary>Its name on the screen.</summary>
    string Title { get; }

    /// <summary>What it finds out, in a sentence.</summary>
    string Purpose { get; }

    /// <summary>The steps that must have passed before it.</summary>
    IReadOnlyList<StepKey> Needs { get; }

    /// <summary>How many calls it makes when nothing goes wrong.</summary>
    StepCost CostIn(SalesforceOrg org);

    /// <summary>Runs it.</summary>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceUnreachableException">The grant's token could not be renewed.</exception>
    Task<StepResult> RunAsync(CheckSubject subject, CancellationToken cancellationToken);
}
