namespace D360Portal.Simulator.Http;

/// <summary>What is given back when a request is over, faults and lost connections included.</summary>
internal sealed class RequestEnd : IDisposable
{
    private readonly List<IDisposable> _held = [];

    public void Release(IDisposable held) => _held.Add(held);

    public void Dispose() => _held.ForEach(held => held.Dispose());
}
