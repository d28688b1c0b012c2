using System.Collections.Concurrent;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Drafts that live as long as the test.</summary>
internal sealed class PlainDrafts : IDrafts<KeptDraft>
{
    private readonly ConcurrentDictionary<string, KeptDraft> _kept = new();

    public IReadOnlyDictionary<string, KeptDraft> All => _kept;

    public Task<KeptDraft?> FindAsync(GrantId grantId, string form, CancellationToken cancellationToken) => Task.FromResult(_kept.GetValueOrDefault(form));

    public Task KeepAsync(GrantId grantId, string form, KeptDraft draft, CancellationToken cancellationToken)
    {
        _kept[form] = draft;
        return Task.CompletedTask;
    }

    public Task EraseAsync(GrantId grantId, string form, CancellationToken cancellationToken)
    {
        _kept.TryRemove(form, out _);
        return Task.CompletedTask;
    }
}
