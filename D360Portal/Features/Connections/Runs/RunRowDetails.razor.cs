using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace D360Portal.Features.Connections;

/// <summary>Why a row is what it is, in full: a line of the table has no room for it.</summary>
public sealed partial class RunRowDetails
{
    private ElementReference _heading;

    /// <summary>The row.</summary>
    [Parameter, EditorRequired]
    public required RunRow Row { get; set; }

    /// <summary>It is read.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _heading.FocusAsync();
        }
    }

    private Task OnKeyAsync(KeyboardEventArgs pressed) => pressed.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
