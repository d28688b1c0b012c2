using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>Shows what uses a connector, and asks for what must be confirmed before it is touched.</summary>
public sealed partial class ImpactPanel
{
    private const int MostShown = 10;

    /// <summary>A name for the panel that is unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>What is known, and what was confirmed so far.</summary>
    [Parameter, EditorRequired]
    public required ChangeGuard Guard { get; set; }

    /// <summary>What is about to happen, such as "Change" or "Delete".</summary>
    [Parameter, EditorRequired]
    public required string Verb { get; set; }

    /// <summary>What it means for the data streams.</summary>
    [Parameter, EditorRequired]
    public required string Consequence { get; set; }

    /// <summary>The user confirmed something, or took it back.</summary>
    [Parameter]
    public EventCallback<ChangeGuard> OnChange { get; set; }

    /// <summary>The user wants the list to be read again.</summary>
    [Parameter]
    public EventCallback OnLookAgain { get; set; }

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private string Tick => Guard.Impact switch
    {
        { IsUsed: true, Streams.Count: var count } => $"{Verb} it although {Counted(count, "data stream uses", "data streams use")} it",
        _ => $"{Verb} it although it could not be told what uses it",
    };

    private Task OnTick(ChangeEventArgs change) => OnChange.InvokeAsync(Guard with { IsTicked = change.Value is true });

    private Task OnTyped(string? text) => OnChange.InvokeAsync(Guard with { Typed = text ?? "" });

    private static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
