namespace D360Portal.Salesforce.Data360;

/// <summary>What a test of a connection came to.</summary>
public abstract record TestOutcome
{
    private TestOutcome()
    {
    }

    /// <summary>Salesforce could connect.</summary>
    public sealed record Works : TestOutcome;

    /// <summary>Salesforce could not.</summary>
    /// <param name="Errors">What it said, possibly nothing.</param>
    public sealed record Failed(IReadOnlyList<SalesforceError> Errors) : TestOutcome;
}
