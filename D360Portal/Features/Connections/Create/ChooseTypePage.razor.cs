using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace D360Portal.Features.Connections.Create;

/// <summary>Every connector type of the catalogue, those that the org uses first.</summary>
public sealed partial class ChooseTypePage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<(ConnectorType Type, int InUse)>? _types;
    private GrantId _grantId;
    private SalesforceOrg? _org;
    private string? _problem;
    private string _search = "";
    private bool _onlyReleased;

    [Inject]
    internal CatalogueReader Catalogue { get; set; } = default!;

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    private List<(ConnectorType Type, int InUse)> Shown =>
    [
        .. (_types ?? []).Where(entry =>
            (entry.Type.Label.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase) || entry.Type.Name.ToString().Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase))
            && (!_onlyReleased || LevelWord(entry.Type.ReleaseLevel) is null)),
    ];

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var user = PortalUser.Read((await Authentication).User);
        (_org, _grantId) = (Orgs.Get(user.OrgKey), user.GrantId);
        if (RendererInfo.IsInteractive)
        {
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        _problem = null;
        try
        {
            _types = await Catalogue.ReadAsync(_grantId, _leaving.Token);
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            _problem = SalesforceFailure.Explain(exception);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; nobody waits for the answer.
        }
    }

    private void Clear() => (_search, _onlyReleased) = ("", false);

    private void OnOnlyReleased(ChangeEventArgs change) => _onlyReleased = change.Value is true;

    /// <summary>The word for a release level that needs one; null for what is generally available.</summary>
    private static string? LevelWord(string? level) => level?.ToUpperInvariant() switch
    {
        null or "GA" => null,
        "BETA" => "Beta",
        "ACCESS_CHECK" => "Needs Salesforce's consent",
        _ => level,
    };

    private static string? LevelMeaning(string? level) => level?.ToUpperInvariant() switch
    {
        "BETA" => "Salesforce may change it, and an administrator may have to switch on beta connectors.",
        "ACCESS_CHECK" => "Salesforce opens this type only for some orgs. In the others a connector never connects.",
        _ => null,
    };
}
