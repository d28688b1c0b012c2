using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Where intents to change and delete are kept: each belongs to one user in one org, also when that user disconnects and comes back.</summary>
public interface IChangeIntents
{
    /// <summary>Writes an intent down, before the call.</summary>
    /// <returns>False when an intent of that number is there already: the same click came twice.</returns>
    Task<bool> BeginAsync(Grant grant, ChangeIntent intent, CancellationToken cancellationToken);

    /// <summary>Writes down what became of it. What is done stays done, whatever comes late.</summary>
    Task EndAsync(Guid id, ChangeState state, ConnectionId? newId, string? reason, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The intents of a user in an org, the newest first.</summary>
    Task<IReadOnlyList<ChangeIntent>> ListAsync(Grant grant, int most, CancellationToken cancellationToken);

    /// <summary>Intents of all users that were not brought to an end, with the grants that can be looked with. Those without a grant are left out.</summary>
    /// <param name="since">Older ones are left alone.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IReadOnlyList<(GrantId Grant, ChangeIntent Intent)>> ListOpenAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
