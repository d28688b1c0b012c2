using System.Collections.Concurrent;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Intents to change and delete that live as long as the test, and every state that each has had.</summary>
internal sealed class ChangesInMemory : IChangeIntents
{
    private readonly ConcurrentDictionary<Guid, (GrantId Grant, ChangeIntent Intent)> _intents = new();

    public ConcurrentQueue<ChangeState> States { get; } = new();

    public ChangeIntent Only => Assert.Single(_intents.Values).Intent;

    public Task<bool> BeginAsync(Grant grant, ChangeIntent intent, CancellationToken cancellationToken)
    {
        States.Enqueue(intent.State);
        return Task.FromResult(_intents.TryAdd(intent.Id, (grant.Id, intent)));
    }

    public Task EndAsync(Guid id, ChangeState state, ConnectionId? newId, string? reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        States.Enqueue(state);
        var (grant, intent) = _intents[id];
        _intents[id] = (grant, intent with { State = state, NewId = newId, Reason = reason, EndedAt = at });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ChangeIntent>> ListAsync(Grant grant, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ChangeIntent>>([.. _intents.Values.Select(kept => kept.Intent)]);

    public Task<IReadOnlyList<(GrantId Grant, ChangeIntent Intent)>> ListOpenAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(GrantId, ChangeIntent)>>([.. _intents.Values.Where(kept => kept.Intent.State is ChangeState.UnderWay or ChangeState.Removed)]);
}
