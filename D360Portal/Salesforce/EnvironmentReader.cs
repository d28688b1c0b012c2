using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce;

/// <summary>Finds out which environment an org is, and remembers it with the grant so that the header need not ask.</summary>
public sealed partial class EnvironmentReader
{
    // A user who has just signed in waits for this; the page can ask again at leisure.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Data360Client _client;
    private readonly IGrantStore _store;
    private readonly SalesforceOrgs _orgs;
    private readonly ILogger<EnvironmentReader> _logger;

    /// <summary>Takes the client that asks and the store that remembers.</summary>
    public EnvironmentReader(Data360Client client, IGrantStore store, SalesforceOrgs orgs, ILogger<EnvironmentReader> logger)
    {
        _client = client;
        _store = store;
        _orgs = orgs;
        _logger = logger;
    }

    /// <summary>What is remembered, else what the host tells. Makes no call.</summary>
    public OrgEnvironment Remembered(Grant grant) => grant.Environment ?? OrgEnvironments.FromHost(_orgs.Get(grant.OrgKey));

    /// <summary>Asks the org. Where it cannot or will not say, the host decides and nothing is remembered.</summary>
    /// <returns>The environment, and whether the org itself said it.</returns>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    public async Task<(OrgEnvironment Environment, bool SaidByOrg)> AskAsync(Grant grant, CancellationToken cancellationToken)
    {
        try
        {
            if (await _client.GetEnvironmentAsync(grant.Id, cancellationToken) is { } said)
            {
                await _store.SetEnvironmentAsync(grant.Id, said, cancellationToken);
                return (said, true);
            }
        }
        catch (Exception exception) when (exception is SalesforceApiException or SalesforceUnreachableException)
        {
            LogUnknown(_logger, grant.OrgKey, exception.Message);
        }

        return (OrgEnvironments.FromHost(_orgs.Get(grant.OrgKey)), false);
    }

    /// <summary>Asks at sign-in, when a failure must not matter: the page asks again.</summary>
    public async Task TryAskAsync(Grant grant, CancellationToken cancellationToken)
    {
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        impatience.CancelAfter(Patience);
        try
        {
            await AskAsync(grant, impatience.Token);
        }
        catch (Exception exception) when (exception is SignInRequiredException or OperationCanceledException)
        {
            LogUnknown(_logger, grant.OrgKey, exception.Message);
        }
    }

    [LoggerMessage(LogEvents.EnvironmentUnknown, LogLevel.Information, "Org {OrgKey} did not say which environment it is: {Reason}")]
    private static partial void LogUnknown(ILogger logger, OrgKey orgKey, string reason);
}
