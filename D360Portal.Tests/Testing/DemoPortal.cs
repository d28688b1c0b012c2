namespace D360Portal.Tests.Testing;

/// <summary>One portal with its simulated org, for all tests of a class.</summary>
public sealed class DemoPortal : IAsyncLifetime
{
    internal RunningPortal Portal { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Portal = await RunningPortal.StartAsync();

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
