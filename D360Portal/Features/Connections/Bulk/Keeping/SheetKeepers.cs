using System.Collections.Concurrent;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>The keepers of all open pages.</summary>
/// <remarks>A page that is reloaded opens before the one in its place has gone, and must find what that one has not kept yet.</remarks>
internal sealed class SheetKeepers(ISheetDrafts drafts, TimeProvider time)
{
    private readonly ConcurrentDictionary<SheetKeeper, (GrantId GrantId, string Form)> _open = new();

    /// <summary>Begins to watch a page.</summary>
    public SheetKeeper Open(GrantId grantId, string form)
    {
        var keeper = new SheetKeeper(this, drafts, grantId, form, time);
        _open[keeper] = (grantId, form);
        return keeper;
    }

    /// <summary>Keeps what has changed in every open copy of a page.</summary>
    public Task KeepAsync(GrantId grantId, string form) =>
        Task.WhenAll(_open.Where(open => open.Value == (grantId, form)).Select(open => open.Key.KeepAsync()));

    /// <summary>The page has gone.</summary>
    public void Leave(SheetKeeper keeper) => _open.TryRemove(keeper, out _);
}
