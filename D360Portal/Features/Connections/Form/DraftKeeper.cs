using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Keeps the draft of one open form, a little after each change and when the form goes.</summary>
/// <typeparam name="T">What of the form is kept.</typeparam>
internal sealed partial class DraftKeeper<T> : IAsyncDisposable
    where T : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long a write that failed is left alone.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly DraftKeepers<T> _keepers;
    private readonly IDrafts<T> _drafts;
    private readonly GrantId _grantId;
    private readonly string _form;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private Func<T>? _changed;
    private int _erasures;

    /// <summary>Begins to watch a form.</summary>
    public DraftKeeper(DraftKeepers<T> keepers, IDrafts<T> drafts, GrantId grantId, string form, TimeProvider time, ILogger logger)
    {
        (_keepers, _drafts, _grantId, _form, _logger) = (keepers, drafts, grantId, form, logger);
        _timer = time.CreateTimer(_ => _ = KeepAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Which form it is.</summary>
    public string Form => _form;

    /// <summary>The draft that an earlier page left; null when there is none.</summary>
    public async Task<T?> FindAsync(CancellationToken cancellationToken)
    {
        await _keepers.KeepAsync(_grantId, _form);
        return await _drafts.FindAsync(_grantId, _form, cancellationToken);
    }

    /// <summary>Takes a change; it is kept when the user pauses.</summary>
    /// <param name="draft">Makes what is kept. Not made for every keystroke: a sheet may be long.</param>
    public void Take(Func<T> draft)
    {
        _changed = draft;
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Keeps what has changed, at once. Where that fails, it is said in the log, and tried again after a rest and when the page goes: the form goes on.</summary>
    public async Task KeepAsync()
    {
        await _writing.WaitAsync();
        var erasures = Volatile.Read(ref _erasures);
        if (Interlocked.Exchange(ref _changed, null) is not { } draft)
        {
            _writing.Release();
            return;
        }

        try
        {
            await _drafts.KeepAsync(_grantId, _form, draft(), CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotKept(_logger, exception, _form, _grantId);
            if (erasures == Volatile.Read(ref _erasures))
            {
                // What the user has changed meanwhile is newer.
                Interlocked.CompareExchange(ref _changed, draft, null);
                _timer.Change(Rest, Timeout.InfiniteTimeSpan);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Forgets the draft: the connector is made, or the run has its rows, or the user starts over.</summary>
    public async Task EraseAsync()
    {
        Interlocked.Increment(ref _erasures);
        _changed = null;

        // A write that is under way would bring it back.
        await _writing.WaitAsync();
        try
        {
            await _drafts.EraseAsync(_grantId, _form, CancellationToken.None);
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

    [LoggerMessage(LogEvents.DraftNotKept, LogLevel.Warning, "The draft of form {Form} of grant {GrantId} could not be kept; it is tried again")]
    private static partial void LogNotKept(ILogger logger, Exception exception, string form, GrantId grantId);
}
