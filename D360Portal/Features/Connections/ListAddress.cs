using D360Portal.Components.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>
/// Keeps what a list's user chose in the address: written when the choosing pauses, read when the user goes back or forward, or follows a link to the same list.
/// </summary>
/// <remarks>
/// What a circuit sends arrives a moment later, and the user may have followed a link by then. Only the browser knows, so it decides whether the address is
/// still the list's. What was written comes back from the browser a moment later as well, when the user may have chosen on: that is no news.
/// </remarks>
public sealed class ListAddress : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private ITimer? _timer;
    private string? _query;
    private bool _isGone;

    /// <summary>The list's page, such as <c>/connectors</c>.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    /// <summary>What the user chose, as it is to stand in the address, with its question mark; empty for nothing.</summary>
    [Parameter, EditorRequired]
    public required string Query { get; set; }

    /// <summary>Another choice has come by the address: its query.</summary>
    [Parameter]
    public EventCallback<string> OnArrived { get; set; }

    /// <summary>Knows the address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Writes the address.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Waits for pauses.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        Navigation.LocationChanged -= OnLocationChanged;
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            Navigation.LocationChanged += OnLocationChanged;
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_query is not null && _query != Query)
        {
            _timer ??= Time.CreateTimer(_ => _ = InvokeAsync(WriteAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Pause, Timeout.InfiniteTimeSpan);
        }

        _query = Query;
    }

    private async Task WriteAsync()
    {
        var address = Navigation.ToAbsoluteUri(PortalUrls.Relative(Path) + Query).AbsoluteUri;
        if (_isGone || address == Navigation.Uri || !IsHere(Navigation.Uri))
        {
            return;
        }

        _written.Add(address);
        await Script.CallAsync(Assets["address.js"], "replace", address);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (!_written.Remove(change.Location) && IsHere(change.Location))
        {
            _ = InvokeAsync(() => OnArrived.InvokeAsync(new Uri(change.Location).Query));
        }
    }

    private bool IsHere(string address) => new Uri(address).AbsolutePath == Navigation.ToAbsoluteUri(PortalUrls.Relative(Path)).AbsolutePath;
}
