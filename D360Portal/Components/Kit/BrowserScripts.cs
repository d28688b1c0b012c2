using Microsoft.JSInterop;

namespace D360Portal.Components.Kit;

/// <summary>Calls the portal's own scripts in the browser.</summary>
internal static class BrowserScripts
{
    /// <summary>Calls one function of a module, which is loaded first. Where the browser has gone meanwhile there is nothing to do, and nothing is said.</summary>
    /// <param name="script">The page's way to its browser.</param>
    /// <param name="module">Where the module is, such as <c>Assets["focus.js"]</c>.</param>
    /// <param name="function">What is called.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <returns>Whether it was called.</returns>
    /// <exception cref="JSException">The function failed.</exception>
    public static async ValueTask<bool> CallAsync(this IJSRuntime script, string module, string function, params object?[] arguments)
    {
        try
        {
            await using var loaded = await script.LoadAsync(module);
            await loaded.InvokeVoidAsync(function, arguments);
            return true;
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, or has not answered for a minute.
            return false;
        }
    }

    /// <summary>Loads a module, for whoever calls it more than once or wants an answer.</summary>
    public static ValueTask<IJSObjectReference> LoadAsync(this IJSRuntime script, string module) => script.InvokeAsync<IJSObjectReference>("import", "./" + module);
}
