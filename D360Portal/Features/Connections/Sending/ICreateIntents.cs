using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Where intents are kept: each belongs to one user in one org, also when that user disconnects and comes back.</summary>
public interface ICreateIntents
{
    /// <summary>Writes an intent down, before the call.</summary>
    /// <returns>False when an intent of that number is there already: the same click came twice.</returns>
    Task<bool> BeginAsync(Grant grant, CreateIntent intent, CancellationToken cancellationToken);

    /// <summary>Writes down what became of it.</summary>
    Task EndAsync(Guid id, IntentState state, ConnectionId? connectionId, string? reason, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The newest intent of a user to make this very connector of which nobody knows what became; null when there is none.</summary>
    Task<CreateIntent?> FindOpenAsync(Grant grant, ConnectorTypeName type, string name, string label, CancellationToken cancellationToken);

    /// <summary>The intents of a user in an org, the newest first.</summary>
    Task<IReadOnlyList<CreateIntent>> ListAsync(Grant grant, int most, CancellationToken cancellationToken);

    /// <summary>Intents of all users of whom nobody knows what became, with the grants that can be looked with. Those without a grant are left out.</summary>
    /// <param name="since">Older ones are left alone.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IReadOnlyList<(GrantId Grant, CreateIntent Intent)>> ListOpenAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
