using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Browse;

/// <summary>Search box, type, grouping, and the statuses with their counts.</summary>
public sealed partial class BrowseFilters
{
    private string _typed = "";

    /// <summary>What is chosen.</summary>
    [Parameter, EditorRequired]
    public required BrowseState State { get; set; }

    /// <summary>What there is to choose from.</summary>
    [Parameter, EditorRequired]
    public required BrowseView View { get; set; }

    /// <summary>How many connectors there are without filters.</summary>
    [Parameter]
    public int Total { get; set; }

    /// <summary>The user chose otherwise.</summary>
    [Parameter]
    public EventCallback<BrowseState> OnChange { get; set; }

    /// <summary>A chosen type stays in the list when nothing of it is left: otherwise the box would show another.</summary>
    private IEnumerable<TypeOption> TypeOptions =>
        State.Type is { } type && View.Types.All(option => option.Type != type)
            ? View.Types.Append(new TypeOption(type, type.ToString(), Count: 0))
            : View.Types;

    private IEnumerable<StatusOption> StatusOptions =>
        View.Statuses.Concat(State.Statuses
            .Where(word => View.Statuses.All(option => option.Word != word))
            .Select(word => new StatusOption(word, ConnectionHealth.Unknown, Count: 0)));

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // What stands in the box is the browser's business while the user types; only another choice, such as "Clear", changes it.
        if (_typed.Trim() != State.Search.Trim())
        {
            _typed = State.Search;
        }
    }

    private Task OnSearch(string? text)
    {
        _typed = text ?? "";
        return OnChange.InvokeAsync(State with { Search = _typed.Trim() });
    }

    private Task OnType(ChangeEventArgs change) =>
        OnChange.InvokeAsync(State with { Type = ConnectorTypeName.TryParse(change.Value as string, out var type) ? type : null });

    private Task OnGrouping(ChangeEventArgs change) =>
        OnChange.InvokeAsync(State with { Grouping = Enum.TryParse<BrowseGrouping>(change.Value as string, out var grouping) ? grouping : BrowseGrouping.None });
}
