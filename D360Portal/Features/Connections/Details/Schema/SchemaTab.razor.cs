using System.Globalization;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections.Details.Schema;

/// <summary>The schemas of a source that pushes: an Ingestion API, a web site, an app.</summary>
public sealed partial class SchemaTab : IDisposable
{
    private const string EndpointName = "tenantSpecificEndpoint";

    /// <summary>So many are shown open.</summary>
    private const int OpenUpTo = 4;

    private readonly CancellationTokenSource _leaving = new();
    private bool _notSaved;

    /// <summary>What was read so far; it stays when another tab is looked at.</summary>
    [Parameter, EditorRequired]
    public required SchemaBrowser Browser { get; set; }

    /// <summary>The connector.</summary>
    [Parameter, EditorRequired]
    public required Connection Connection { get; set; }

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

    /// <summary>Saves the file.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    private string Counted => $"Each button is one API call of the org's · {Browser.Calls} so far"
        + (Allowances.Of(GrantId) is { } allowance ? string.Create(CultureInfo.InvariantCulture, $" · {allowance.Left:N0} left today") : "");

    private string? Endpoint => Connection.Further.FirstOrDefault(fact => fact.Name == EndpointName)?.Value;

    /// <summary>Only the Ingestion API has a file that describes it.</summary>
    private bool HasContract => Connection.Type == ConnectorTypeName.IngestApi;

    private bool IsApp => Connection.Type != ConnectorTypeName.IngestApi;

    private bool IsOpen => Browser.Schemas is { Count: <= OpenUpTo };

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => Browser.HasBegun ? Task.CompletedTask : Browser.ReadAsync(_leaving.Token);

    private static string Beside(ConnectionSchema schema) =>
        $"{(schema.Fields.Count == 1 ? "one field" : $"{schema.Fields.Count} fields")} · {(schema.IsInUse ? "in use by a data stream" : schema.Availability?.ToLowerInvariant() ?? "use not told")}";

    private Task DoAsync(Func<CancellationToken, Task> step) => step(_leaving.Token);

    private async Task DownloadAsync()
    {
        if (await Browser.ReadContractAsync(_leaving.Token) is not { } file)
        {
            return;
        }

        using var stream = new MemoryStream(file, writable: false);
        _notSaved = !await Script.SaveAsync(Assets["download.js"], $"{Connection.Name ?? Connection.Id!.ToString()}.yaml", "application/yaml", stream);
    }
}
