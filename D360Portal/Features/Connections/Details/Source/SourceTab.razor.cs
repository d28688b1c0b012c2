using System.Globalization;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Details.Source;

/// <summary>Looks through the source behind a connector, to prove the connection. Nothing is asked before the tab is opened.</summary>
public sealed partial class SourceTab : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _levelHeading;
    private ElementReference _rowsHeading;
    private IReadOnlyList<SourceItem> _items = [];
    private object? _listed;
    private string? _named;
    private Focus _focus;

    private enum Focus
    {
        Nowhere,
        Level,
        Rows,
    }

    /// <summary>What was found so far; it stays when another tab is looked at.</summary>
    [Parameter, EditorRequired]
    public required SourceBrowser Browser { get; set; }

    /// <summary>Where the calls go.</summary>
    [Parameter, EditorRequired]
    public required Uri Origin { get; set; }

    /// <summary>Whose calls they are.</summary>
    [Parameter, EditorRequired]
    public required GrantId GrantId { get; set; }

    /// <summary>Whether the call is to be seen.</summary>
    [Parameter]
    public bool ShowsCall { get; set; }

    /// <summary>Tells how many calls the org has left.</summary>
    [Inject]
    public required ApiAllowances Allowances { get; init; }

    private string Counted => $"Each step is one API call of the org's · {Browser.Calls} so far"
        + (Allowances.Of(GrantId) is { } allowance ? string.Create(CultureInfo.InvariantCulture, $" · {allowance.Left:N0} left today") : "");

    private string What => Browser.Level switch
    {
        SourceLevel.Databases => "databases",
        SourceLevel.Schemas => "schemas",
        _ => "objects",
    };

    /// <summary>What is shown; null before anything is.</summary>
    private string? Title => (Browser.Level, Browser.Place) switch
    {
        (SourceLevel.Databases, _) => Browser.HasDatabases ? "Databases" : null,
        (SourceLevel.Schemas, var place) => $"Schemas of {place.Database}",
        (SourceLevel.Fields, _) => $"Fields of {Browser.Chosen!.Name}",
        (_, { Schema: { } schema }) => $"Objects of {schema}",
        (_, { Database: { } database }) => $"Objects of {database}",
        _ => "Objects",
    };

    private List<(string Text, SourceLevel? Level)> Path
    {
        get
        {
            var path = new List<(string Text, SourceLevel? Level)>();
            if (Browser.HasDatabases)
            {
                path.Add(("Databases", SourceLevel.Databases));
            }

            if (Browser.Place.Database is { } database)
            {
                path.Add((database, Browser.HasSchemas ? SourceLevel.Schemas : SourceLevel.Objects));
            }

            if (Browser.Level >= SourceLevel.Objects && (Browser.HasSchemas || Browser.Place.Database is null))
            {
                path.Add((Browser.Place.Schema ?? (Browser.HasSchemas ? "All schemas" : "Objects"), SourceLevel.Objects));
            }

            if (Browser.Chosen is { } chosen)
            {
                path.Add((chosen.Name, SourceLevel.Fields));
            }

            if (path.Count > 0)
            {
                path[^1] = (path[^1].Text, null);
            }

            return path;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        Browser.ForgetRows();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        List();
        if (!Browser.HasBegun)
        {
            await Browser.BeginAsync(_leaving.Token);
            List();
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // What was chosen is gone from the page, and the focus with it: it goes on at what came in its place.
        var focus = _focus;
        _focus = Focus.Nowhere;
        if (focus is not Focus.Nowhere)
        {
            await (focus is Focus.Rows ? _rowsHeading : _levelHeading).FocusAsync();
        }
    }

    private async Task DoAsync(Func<CancellationToken, Task> step)
    {
        var before = (Browser.Level, Browser.Place, Browser.Chosen);
        var asking = step(_leaving.Token);

        // The lines belong to the list, which alone would be drawn again.
        StateHasChanged();
        await asking;
        if (!_leaving.IsCancellationRequested)
        {
            List();
            _focus = Browser.Failure is null && before != (Browser.Level, Browser.Place, Browser.Chosen) ? Focus.Level : Focus.Nowhere;
            StateHasChanged();
        }
    }

    private void GoTo(SourceLevel level)
    {
        Browser.GoTo(level);
        List();
        _focus = Focus.Level;
    }

    private Task OpenNamedAsync() => _named?.Trim() is { Length: > 0 } name and not "." and not ".."
        ? DoAsync(stopping => Browser.OpenObjectAsync(new SourceObject(name), stopping))
        : Task.CompletedTask;

    private async Task PreviewAsync((IReadOnlyList<string> Fields, int Limit) wanted)
    {
        await DoAsync(stopping => Browser.PreviewAsync(wanted.Fields, wanted.Limit, stopping));
        if (!_leaving.IsCancellationRequested)
        {
            _focus = Browser.Rows is null ? Focus.Nowhere : Focus.Rows;
            StateHasChanged();
        }
    }

    /// <summary>Makes the lines of a list once, so that a search in it lasts.</summary>
    private void List()
    {
        object list = Browser.Level switch
        {
            SourceLevel.Databases => Browser.Databases,
            SourceLevel.Schemas => Browser.Schemas,
            _ => Browser.Objects,
        };
        if (ReferenceEquals(list, _listed))
        {
            return;
        }

        _listed = list;
        _items = Browser.Level switch
        {
            SourceLevel.Databases => [.. Browser.Databases.Select(name => new SourceItem(name, Beside: null, () => DoAsync(stopping => Browser.OpenDatabaseAsync(name, stopping))))],
            SourceLevel.Schemas => [.. Browser.Schemas.Select(name => new SourceItem(name, Beside: null, () => DoAsync(stopping => Browser.OpenSchemaAsync(name, stopping))))],
            _ => [.. Browser.Objects.Select(found => new SourceItem(found.Name, Beside(found), () => DoAsync(stopping => Browser.OpenObjectAsync(found, stopping))))],
        };
    }

    /// <summary>Where it is stands there only where the path does not say it.</summary>
    private string? Beside(SourceObject found)
    {
        string?[] parts =
        [
            found.Label,
            found.Kind,
            Browser.Place.Database is null ? found.Database : null,
            Browser.Place.Schema is null ? found.Schema : null,
            .. found.Further.Select(fact => $"{fact.Name}: {fact.Value}"),
        ];
        var text = string.Join(" · ", parts.OfType<string>());
        return text.Length > 0 ? text : null;
    }
}
