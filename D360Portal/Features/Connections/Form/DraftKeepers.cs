using System.Collections.Concurrent;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>The keepers of all open forms of a kind.</summary>
/// <typeparam name="T">What of a form is kept.</typeparam>
/// <remarks>A page that is reloaded opens before the one in its place has gone, and must find what that one has not kept yet.</remarks>
internal sealed class DraftKeepers<T>(IDrafts<T> drafts, TimeProvider time, ILogger<DraftKeepers<T>> logger)
    where T : class
{
    private readonly ConcurrentDictionary<DraftKeeper<T>, (GrantId GrantId, string Form)> _open = new();

    /// <summary>Begins to watch a form.</summary>
    public DraftKeeper<T> Open(GrantId grantId, string form)
    {
        var keeper = new DraftKeeper<T>(this, drafts, grantId, form, time, logger);
        _open[keeper] = (grantId, form);
        return keeper;
    }

    /// <summary>Keeps what has changed in every open copy of a form.</summary>
    public Task KeepAsync(GrantId grantId, string form) =>
        Task.WhenAll(_open.Where(open => open.Value == (grantId, form)).Select(open => open.Key.KeepAsync()));

    /// <summary>The form has gone.</summary>
    public void Leave(DraftKeeper<T> keeper) => _open.TryRemove(keeper, out _);
}
