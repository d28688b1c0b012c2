using System.Collections.Immutable;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace D360Portal.Features.Connections.Clone;

/// <summary>A new connector after the pattern of one that exists.</summary>
public sealed partial class ClonePage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Connection? _source;
    private PortalUser? _user;
    private FormStart? _start;
    private string? _shown;
    private Grant? _grant;
    private SalesforceOrg? _org;
    private string? _problem;

    /// <summary>The id of the connector to clone, unchecked.</summary>
    [Parameter]
    public required string Id { get; set; }

    [Inject]
    internal ConnectionReader Reader { get; set; } = default!;

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

    /// <summary>The user's permission.</summary>
    [Inject]
    public required IGrantStore Grants { get; init; }

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    /// <summary>Knows the longest API name.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

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
        if (RendererInfo.IsInteractive && _shown != Id)
        {
            (_shown, _start) = (Id, null);
            _grant = await Grants.FindAsync(_user!.GrantId, _leaving.Token) ?? throw new SignInRequiredException(_user.GrantId, "erased");
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        _problem = null;
        try
        {
            if (!ConnectionId.TryParse(Id, out var id) || (await Reader.ReadAsync(_grant!.Id, id, anew: false, _leaving.Token)).Value is not { } source)
            {
                _problem = "This org has no connector with that id, or you may not see it. It may have been deleted.";
                return;
            }

            if (source.Type.IsMadeInSetup)
            {
                _problem = MadeInSetup.Sentence(source.TypeLabel ?? source.Type.ToString());
                return;
            }

            var form = await Starter.ReadFormAsync(_grant.Id, source.Type, source, _leaving.Token);
            var neighbours = await Starter.ReadNeighboursAsync(_grant.Id, source.Type, _leaving.Token);
            var taken = neighbours.Select(row => row.Name).OfType<string>().ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
            var (draft, notCarried) = ConnectionCloner.Clone(source, form, taken, Options.ApiNameLimit);
            _source = source.Id is null ? source with { Id = id } : source;
            _start = new FormStart { Key = FormKey.Clone(id), Form = form, Draft = draft, NotCarried = notCarried, Neighbours = neighbours };
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
