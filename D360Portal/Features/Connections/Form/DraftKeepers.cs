using System.Collections.Concurrent;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>The keepers of all open forms.</summary>
/// <remarks>A page that is reloaded opens before the one in its place has gone, and must find what that one has not kept yet.</remarks>
internal sealed class DraftKeepers(IDrafts drafts, TimeProvider time)
{
    private readonly ConcurrentDictionary<DraftKeeper, (GrantId GrantId, string Form)> _open = new();

    /// <summary>Begins to watch a form.</summary>
    public DraftKeeper Open(GrantId grantId, FormStart start)
    {
        var keeper = new DraftKeeper(this, drafts, grantId, start, time);
        _open[keeper] = (grantId, start.Key);
        return keeper;
    }

    /// <summary>Keeps what has changed in every open copy of a form.</summary>
    public Task KeepAsync(GrantId grantId, string form) =>
        Task.WhenAll(_open.Where(open => open.Value == (grantId, form)).Select(open => open.Key.KeepAsync()));

    /// <summary>The form has gone.</summary>
    public void Leave(DraftKeeper keeper) => _open.TryRemove(keeper, out _);
}
