using Bunit;
using D360Portal.Features.Connections.Bulk;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace D360Portal.Tests.Features.Connections.Bulk;

/// <summary>What the grid says when a paste does not arrive.</summary>
public sealed class SheetGridTests : IAsyncDisposable
{
    private readonly BunitContext _page = new();
    private readonly BulkBatch _batch = new(SomeSheets.Form, [], nameLimit: 40);
    private int _changes;

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(OperationCanceledException))]
    [InlineData(typeof(JSDisconnectedException))]
    [InlineData(typeof(JSException))]
    public async Task A_paste_that_does_not_arrive_is_said_to_and_changes_nothing(Type failure)
    {
        var grid = Show();
        var before = _batch.Sheet;

        await grid.InvokeAsync(() => grid.Instance.PasteAsync(2, 0, new Unsent((Exception)Activator.CreateInstance(failure, "It failed.")!)));

        Assert.Contains("Nothing was pasted: it did not arrive as a whole. Paste it again.", grid.Markup, StringComparison.Ordinal);
        Assert.Same(before, _batch.Sheet);
    }

    [Fact]
    public async Task Of_a_paste_that_the_page_does_not_wait_for_nothing_is_said()
    {
        var grid = Show().Instance;
        await _page.DisposeComponentsAsync();

        await grid.PasteAsync(2, 0, new Unsent(new JSDisconnectedException("It has gone.")));

        Assert.Equal(0, _changes);
    }

    private IRenderedComponent<SheetGrid> Show()
    {
        _page.JSInterop.Mode = JSRuntimeMode.Loose;
        _page.Services.AddSingleton(TimeProvider.System);
        _batch.Load(SomeSheets.Of(SomeSheets.Header, "North 1,north1.example,clinic1,reader,secret"));
        return _page.Render<SheetGrid>(parameters => parameters
            .Add(it => it.Batch, _batch).Add(it => it.Plan, _batch.Plan!).Add(it => it.OnChanged, () => _changes++));
    }

    /// <summary>A text of which nothing comes.</summary>
    private sealed class Unsent(Exception failure) : IJSStreamReference
    {
        public long Length => 10;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) => throw failure;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
