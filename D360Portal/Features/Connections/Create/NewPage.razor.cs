using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace D360Portal.Features.Connections.Create;

/// <summary>A new connector of a type.</summary>
public sealed partial class NewPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private PortalUser? _user;
    private FormStart? _start;
    private string? _shown;
    private Grant? _grant;
    private SalesforceOrg? _org;
    private string? _problem;

    /// <summary>The type's name, unchecked.</summary>
    [Parameter]
    public required string Type { get; set; }

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

    /// <summary>The user's permission.</summary>
    [Inject]
    public required IGrantStore Grants { get; init; }

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _user = PortalUser.Read((await Authentication).User);
        _org = Orgs.Get(_user.OrgKey);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // The prerendered page is the shell alone: no call is made twice.
        if (RendererInfo.IsInteractive && _shown != Type)
        {
            (_shown, _start) = (Type, null);
            _grant = await Grants.FindAsync(_user!.GrantId, _leaving.Token) ?? throw new SignInRequiredException(_user.GrantId, "erased");
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        _problem = null;
        try
        {
            if (!ConnectorTypeName.TryParse(Type, out var type) || await Starter.ReadFormAsync(_grant!.Id, type, source: null, _leaving.Token) is not { } form
                || !(form.IsInCatalogue || type == ConnectorTypeName.IngestApi))
            {
                _problem = "The catalogue of this org has no such connector type.";
                return;
            }

            if (type.IsMadeInSetup)
            {
                _problem = MadeInSetup.Sentence(form.TypeLabel);
                return;
            }

            var neighbours = await Starter.ReadNeighboursAsync(_grant.Id, form.Type, _leaving.Token);
            _start = new FormStart { Key = FormKey.New(form.Type), Form = form, Draft = ConnectionDraft.New(form), Neighbours = neighbours };
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
}
