using D360Portal.Components.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>Asks before somebody leaves a form with unsaved work: in a dialog of ours for pages of the portal, in the browser's own for all else.</summary>
public sealed partial class LeaveGuard
{
    private string? _target;
    private string? _allowed;

    /// <summary>The dialog's id. Where a page has two forms with unsaved work, each asks about its own, one after the other.</summary>
    [Parameter]
    public string Id { get; set; } = "leave-dialog";

    /// <summary>Whether something would be lost. Asked again at every step, so that a create that is done needs no rendering first.</summary>
    [Parameter, EditorRequired]
    public required Func<bool> IsUnsaved { get; set; }

    /// <summary>What the work is not yet, as in "What you typed is not created yet".</summary>
    [Parameter]
    public string Unsaved { get; set; } = "not created yet";

    /// <summary>What of it is still there for who comes back, in sentences.</summary>
    [Parameter]
    public string Kept { get; set; } = "Your draft is kept for 7 days, secrets are not: they must be typed again.";

    /// <summary>Goes where the user meant to go.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Opens the dialog.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    private async Task AskAsync(LocationChangingContext context)
    {
        if (context.TargetLocation == _allowed || !IsUnsaved())
        {
            return;
        }

        context.PreventNavigation();
        _target = context.TargetLocation;
        await CallAsync("open");
    }

    private async Task LeaveAsync()
    {
        if (_target is { } target)
        {
            // For there alone: another form may ask too, and its user stay.
            _allowed = target;
            await CallAsync("close");
            Navigation.NavigateTo(target);
        }
    }

    private Task CloseAsync() => CallAsync("close");

    /// <summary>The dialog is closed, by its button or the Escape key.</summary>
    private void Stay() => _target = null;

    private async Task CallAsync(string function) => await Script.CallAsync(Assets["dialog.js"], function, Id);
}
