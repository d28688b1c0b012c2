using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>Writes what a list shows into its address, as long as the browser still shows the list.</summary>
/// <remarks>
/// What a circuit sends arrives a moment later, and the user may have followed a link by then. Only the browser knows, so it decides.
/// </remarks>
internal static class ListAddress
{
    /// <summary>Replaces the address.</summary>
    /// <param name="script">The page's way to its browser.</param>
    /// <param name="module">Where <c>address.js</c> is.</param>
    /// <param name="address">The new address, of the same page.</param>
    public static async Task ReplaceAddressAsync(this IJSRuntime script, string module, string address)
    {
        try
        {
            await using var loaded = await script.InvokeAsync<IJSObjectReference>("import", "./" + module);
            await loaded.InvokeVoidAsync("replace", address);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and its address with it.
        }
    }
}
