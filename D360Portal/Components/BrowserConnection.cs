using Microsoft.AspNetCore.Components.Server.Circuits;

namespace D360Portal.Components;

/// <summary>Whether the browser of a circuit is there. A circuit outlives its connection for some minutes, in case the browser comes back.</summary>
internal sealed class BrowserConnection : CircuitHandler
{
    private volatile TaskCompletionSource _up = NewUp();

    /// <summary>Ends when the browser is there: at once, when it comes back, or never.</summary>
    public Task UpAsync() => _up.Task;

    /// <inheritdoc />
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _up.TrySetResult();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _up = NewUp();
        return Task.CompletedTask;
    }

    private static TaskCompletionSource NewUp() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
