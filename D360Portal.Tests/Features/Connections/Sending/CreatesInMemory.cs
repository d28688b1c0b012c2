using System.Collections.Concurrent;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Intents to create that live as long as the test.</summary>
internal sealed class CreatesInMemory : ICreateIntents
{
    private readonly ConcurrentDictionary<Guid, CreateIntent> _intents = new();

    public IReadOnlyCollection<CreateIntent> All => [.. _intents.Values];

    public Task<bool> BeginAsync(Grant grant, CreateIntent intent, CancellationToken cancellationToken) => Task.FromResult(_intents.TryAdd(intent.Id, intent));

    public Task EndAsync(Guid id, IntentState state, ConnectionId? connectionId, string? reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _intents[id] = _intents[id] with { State = state, ConnectionId = connectionId, Reason = reason, EndedAt = at };
        return Task.CompletedTask;
    }

    public Task<CreateIntent?> FindOpenAsync(Grant grant, ConnectorTypeName type, string name, string label, CancellationToken cancellationToken) =>
        Task.FromResult(_intents.Values.FirstOrDefault(intent => intent.State is IntentState.Sending or IntentState.Unknown && intent.Name == name && intent.Label == label));

    public Task<IReadOnlyList<CreateIntent>> ListAsync(Grant grant, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CreateIntent>>([.. _intents.Values]);

    public Task<IReadOnlyList<(GrantId Grant, CreateIntent Intent)>> ListOpenAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(GrantId, CreateIntent)>>([]);
}
