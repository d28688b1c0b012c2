namespace D360Portal.Features.Connections;

/// <summary>Counts refusals before the first success: when the first few have one cause, the rest has it too, and every further attempt may lock an account.</summary>
internal sealed class FirstRefusals
{
    /// <summary>So many are enough.</summary>
    public const int Most = 5;

    private readonly Lock _lock = new();
    private string? _cause;
    private int _alike;
    private bool _isOver;

    /// <summary>Something was created, so the rest is not all alike.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _isOver = true;
        }
    }

    /// <summary>Takes a refusal.</summary>
    /// <returns>Whether it is the one that makes it enough.</returns>
    public bool Note(string cause)
    {
        lock (_lock)
        {
            (_isOver, _cause) = (_isOver || (_cause is not null && _cause != cause), cause);
            return !_isOver && ++_alike == Most;
        }
    }
}
