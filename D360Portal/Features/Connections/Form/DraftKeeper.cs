using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Keeps the draft of one open form, a little after each change and when the form goes.</summary>
internal sealed class DraftKeeper : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly DraftKeepers _keepers;
    private readonly IDrafts _drafts;
    private readonly GrantId _grantId;
    private readonly FormStart _start;
    private readonly ITimer _timer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private ConnectionDraft? _changed;

    /// <summary>Begins to watch a form.</summary>
    public DraftKeeper(DraftKeepers keepers, IDrafts drafts, GrantId grantId, FormStart start, TimeProvider time)
    {
        _keepers = keepers;
        _drafts = drafts;
        _grantId = grantId;
        _start = start;
        _timer = time.CreateTimer(_ => _ = KeepAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The draft that an earlier page left; null when there is none.</summary>
    public async Task<KeptDraft?> FindAsync(CancellationToken cancellationToken)
    {
        await _keepers.KeepAsync(_grantId, _start.Key);
        return await _drafts.FindAsync(_grantId, _start.Key, cancellationToken);
    }

    /// <summary>Takes a change; it is kept when the user pauses.</summary>
    public void Take(ConnectionDraft draft)
    {
        _changed = draft;
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Keeps what has changed, at once.</summary>
    public async Task KeepAsync()
    {
        await _writing.WaitAsync();
        try
        {
            if (Interlocked.Exchange(ref _changed, null) is { } draft)
            {
                await _drafts.KeepAsync(_grantId, _start.Key, WithoutSecrets(draft), CancellationToken.None);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Forgets the draft: the connector is made, or the user starts over.</summary>
    public async Task EraseAsync()
    {
        _changed = null;

        // A write that is under way would bring it back.
        await _writing.WaitAsync();
        try
        {
            await _drafts.EraseAsync(_grantId, _start.Key, CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await KeepAsync();
        _keepers.Leave(this);
    }

    private KeptDraft WithoutSecrets(ConnectionDraft draft) => new(
        draft.WithoutSecrets(_start.Form),
        [.. _start.Form.Fields.Where(field => field.IsTypedSecret && draft[field.Name].Length > 0).Select(field => field.Name)]);
}
