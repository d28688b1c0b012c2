using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace D360Portal.Features.Org;

/// <summary>Who you are, which org this is, and what was granted: what is stored at once, what Salesforce says as soon as it answers.</summary>
public sealed partial class OrgPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private OrgOverview? _overview;
    private bool _isAsking;
    private DateTimeOffset? _asked;
    private string? _problem;

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    /// <summary>What holds for every org.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    /// <summary>The grant behind this session.</summary>
    [Inject]
    public required IGrantStore Grants { get; init; }

    /// <summary>Asks who the user is.</summary>
    [Inject]
    public required Data360Client Client { get; init; }

    /// <summary>Asks which environment it is.</summary>
    [Inject]
    public required EnvironmentReader Environments { get; init; }

    /// <summary>Dates the answer.</summary>
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
        var grant = await Grants.FindAsync(user.GrantId, _leaving.Token) ?? throw new SignInRequiredException(user.GrantId, "erased");
        _overview = OrgOverview.Of(Orgs.Get(user.OrgKey), grant, Environments.Remembered(grant));

        // The prerendered page shows what is stored; the org is asked once, by the page that lives on.
        if (RendererInfo.IsInteractive)
        {
            await AskAsync();
        }
    }

    private async Task AskAsync()
    {
        if (_overview is not { } overview || _isAsking)
        {
            return;
        }

        _isAsking = true;
        _problem = null;
        try
        {
            var who = await Client.WhoAmIAsync(overview.Grant.Id, _leaving.Token);
            var (environment, isSaidByOrg) = await Environments.AskAsync(overview.Grant, _leaving.Token);
            _overview = overview.With(who, environment, isSaidByOrg);
            _asked = Time.GetUtcNow();
        }
        catch (SalesforceUnreachableException exception)
        {
            _problem = $"Salesforce could not be asked: {exception.Message} What you see is what it said when you signed in.";
        }
        catch (SalesforceApiException exception)
        {
            _problem = $"{exception.Message} What you see is what it said when you signed in.";
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; nobody waits for the answer.
        }
        finally
        {
            _isAsking = false;
        }
    }
}
