namespace D360Portal.Features.Connections.Bulk;

/// <summary>Lets calls through as long as they leave the org its reserve. Those on their way are not in the org's count yet, so near its end each waits for the others.</summary>
/// <param name="left">How many calls the org has left, as it last told; null when it does not tell.</param>
/// <param name="reserve">How many are left in any case.</param>
internal sealed class ReserveGate(Func<int?> left, int reserve)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;

    /// <summary>Waits until it is certain whether one more call may be made.</summary>
    /// <returns>Whether it may; then <see cref="Leave"/> is called after it.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task ended;
            lock (_lock)
            {
                if (left() is not { } calls || calls - _underWay - 1 >= reserve)
                {
                    _underWay++;
                    return true;
                }

                if (_underWay == 0)
                {
                    return false;
                }

                ended = _ended.Task;
            }

            await ended.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A call was answered, or given up.</summary>
    public void Leave()
    {
        TaskCompletionSource ended;
        lock (_lock)
        {
            _underWay--;
            (ended, _ended) = (_ended, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        ended.SetResult();
    }
}
