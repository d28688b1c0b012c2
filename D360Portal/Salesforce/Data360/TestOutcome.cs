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
    /// <param name="RequestId">Salesforce's name for the call; null when it came with a success of HTTP, or without one.</param>
    public sealed record Failed(IReadOnlyList<SalesforceError> Errors, string? RequestId = null) : TestOutcome;
}
