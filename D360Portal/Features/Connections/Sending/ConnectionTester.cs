using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Tests connections, and says in words what came of it.</summary>
internal sealed class ConnectionTester(Data360Client client)
{
    private const string Works = "Connection works: Salesforce could reach the source.";

    /// <summary>Tests what has not been created.</summary>
    /// <returns>The message of a test that works, or what went wrong.</returns>
    public Task<(string? Success, Rejection? Failure)> TestAsync(
        GrantId grantId, ConnectionDefinition definition, ConnectorForm form, CancellationToken cancellationToken) =>
        TellAsync(() => client.TestAsync(grantId, definition, cancellationToken), form);

    /// <summary>Tests a connector; Salesforce remembers the outcome as its status.</summary>
    /// <returns>The message of a test that works, or what went wrong.</returns>
    public Task<(string? Success, Rejection? Failure)> TestAsync(
        GrantId grantId, ConnectionId id, ConnectorForm form, CancellationToken cancellationToken) =>
        TellAsync(() => client.TestAsync(grantId, id, cancellationToken), form);

    /// <summary>Tests what has not been created, for whoever goes on to others: whether the values are wrong, or no test can be made now.</summary>
    /// <returns>What is wrong with the values; or why the test was not made, in a sentence; neither when it works.</returns>
    public async Task<(Rejection? Failure, string? Unmade)> TryAsync(GrantId grantId, ConnectionDefinition definition, ConnectorForm form, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.TestAsync(grantId, definition, cancellationToken) is TestOutcome.Failed failed ? Failed(RejectionReader.Of(failed, form)) : null, null);
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            var rejection = RejectionReader.OfUnmadeTest(exception, form);
            return RejectionReader.IsAboutCalls(exception) ? (null, rejection.Sentence) : (Failed(rejection), null);
        }
    }

    private static async Task<(string? Success, Rejection? Failure)> TellAsync(Func<Task<TestOutcome>> test, ConnectorForm form)
    {
        try
        {
            return await test() is TestOutcome.Failed failed
                ? (null, Failed(RejectionReader.Of(failed, form)))
                : (Works, null);
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return (null, Failed(RejectionReader.OfUnmadeTest(exception, form)));
        }
    }

    private static Rejection Failed(Rejection rejection) => rejection with { What = $"Connection failed: {rejection.What}" };
}
