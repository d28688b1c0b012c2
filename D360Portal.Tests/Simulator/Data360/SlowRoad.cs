using D360Portal.Simulator.Data360;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>The way to slow sources, with a clock of its own that tells when somebody has set out.</summary>
internal sealed class SlowRoad : FakeTimeProvider
{
    private readonly TaskCompletionSource _departure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ApiLatency Latency => new(TimeSpan.FromSeconds(8), this);

    public Task Departure => _departure.Task.WaitAsync(TestContext.Current.CancellationToken);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _departure.TrySetResult();
        return timer;
    }
}
