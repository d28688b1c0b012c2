using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace D360Portal.Features.Connections.Activity;

/// <summary>The user's intents in this org: what, when, outcome, id.</summary>
public sealed partial class ActivityPage : IDisposable
{
    private const int Most = 500;

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<CreateIntent>? _intents;
    private Grant? _grant;
    private SalesforceOrg? _org;
    private string? _problem;
    private string _said = "";
    private bool _isLooking;

    /// <summary>The intents.</summary>
    [Inject]
    public required ICreateIntents Intents { get; init; }

    [Inject]
    internal ConnectionCreator Creator { get; set; } = default!;

    /// <summary>The user's permission.</summary>
    [Inject]
    public required IGrantStore Grants { get; init; }

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

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
        var user = PortalUser.Read((await Authentication).User);
        _org = Orgs.Get(user.OrgKey);
        _grant = await Grants.FindAsync(user.GrantId, _leaving.Token) ?? throw new SignInRequiredException(user.GrantId, "erased");
        _intents = await Intents.ListAsync(_grant, Most, _leaving.Token);
    }

    private async Task LookUpAsync(CreateIntent intent)
    {
        (_isLooking, _problem) = (true, null);
        try
        {
            _said = await Creator.LookUpAsync(_grant!.Id, intent, _leaving.Token) ? $"{intent.Label} was found." : $"{intent.Label} was not found.";
            _intents = await Intents.ListAsync(_grant, Most, _leaving.Token);
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            _problem = SalesforceFailure.Explain(exception);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; the intent stays as it is.
        }
        finally
        {
            _isLooking = false;
        }
    }

    private static string Word(CreateIntent intent) => intent.State switch
    {
        IntentState.Created => "Created",
        IntentState.Rejected => "Not created",
        IntentState.Sending => "Under way",
        _ => "Unknown",
    };
}
