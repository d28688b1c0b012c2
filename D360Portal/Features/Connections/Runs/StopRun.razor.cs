using D360Portal.Components.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>The button that ends a run before its time, and the dialog that says first what that means.</summary>
public sealed partial class StopRun
{
    private const string DialogId = "stop-dialog";

    /// <summary>Whether the run can be stopped. It may come to its end while the question stands.</summary>
    [Parameter, EditorRequired]
    public required bool CanStop { get; set; }

    /// <summary>How many rows would not be sent.</summary>
    [Parameter, EditorRequired]
    public required int Waiting { get; set; }

    /// <summary>The user means it.</summary>
    [Parameter]
    public EventCallback OnStop { get; set; }

    /// <summary>Opens the dialog.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    private Task OpenAsync() => CallAsync("open");

    private async Task StopAsync()
    {
        await CloseAsync();
        await OnStop.InvokeAsync();
    }

    private Task CloseAsync() => CallAsync("close");

    private async Task CallAsync(string function) => await Script.CallAsync(Assets["dialog.js"], function, DialogId);
}
