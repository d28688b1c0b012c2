using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace D360Portal.Features.Connections.Details;

/// <summary>One connector in full.</summary>
public sealed partial class DetailsPage : IDisposable
{
    private const string SetupPath = "/lightning/setup/CDPSetupHome/home";
    private const int LongestId = 40;

    private readonly CancellationTokenSource _leaving = new();
    private PortalUser? _user;
    private SalesforceOrg? _org;
    private ConnectionDetails? _details;
    private string? _idShown;
    private string? _problem;
    private bool _isUnknown;
    private bool _isReading;
    private int _turn;
    private bool _isTesting;
    private bool _showsCall;
    private string? _success;
    private Rejection? _failure;

    /// <summary>The connector's id, unchecked.</summary>
    [Parameter]
    public required string Id { get; set; }

    [Inject]
    internal ConnectionReader Reader { get; set; } = default!;

    /// <summary>Tells of what another page did.</summary>
    [Inject]
    public required ISnackbar Toasts { get; init; }

    [Inject]
    internal PassingNotice Notice { get; set; } = default!;

    [Inject]
    internal ConnectionTester Tester { get; set; } = default!;

    /// <summary>Knows the call.</summary>
    [Inject]
    public required Data360Client Client { get; init; }

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    private string ShownId => Id.Length <= LongestId ? Id : Id[..LongestId] + "…";

    private ShownCall Shown => ShownCall.Of(Client.ReadCall(_details!.Connection.Id!.Value), _org!.MyDomain);

    /// <summary>The home of Data 360's setup; the page of a single connector has no address that is documented.</summary>
    private Uri? SetupUrl => _org is { IsSimulated: false } org ? new Uri(org.MyDomain, SetupPath) : null;

    private IReadOnlyList<(string Name, string Value)> FurtherFacts => _details is not { Connection: var connection } ? [] :
    [
        .. connection.Created is { } created ? [("Created", Age.Exact(created))] : Array.Empty<(string, string)>(),
        .. connection.LastModified is { } modified ? [("Last modified", Age.Exact(modified))] : Array.Empty<(string, string)>(),
        .. connection.IsEditable is { } editable ? [("May be changed", editable ? "yes" : "no")] : Array.Empty<(string, string)>(),
        .. connection.IsDeletable is { } deletable ? [("May be deleted", deletable ? "yes" : "no")] : Array.Empty<(string, string)>(),
        .. connection.Further.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => (fact.Name, fact.Value!)),
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
        _user = PortalUser.Read((await Authentication).User);
        _org = Orgs.Get(_user.OrgKey);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // The prerendered page is the shell alone: no call is made twice.
        if (RendererInfo.IsInteractive && _idShown != Id)
        {
            (_idShown, _details, _isUnknown, _problem, _showsCall) = (Id, null, false, null, false);
            (_success, _failure) = (Notice.Take(), null);
            if (_success is not null)
            {
                Toasts.Add(_success, Severity.Success);
            }

            await ReadAsync(anew: false);
        }
    }

    private async Task ReadAsync(bool anew)
    {
        // Back and forward may lead to another connector before this one has been answered.
        var turn = ++_turn;
        _isReading = false;

        // What has not the form of an id costs no call.
        if (!ConnectionId.TryParse(Id, out var id))
        {
            _isUnknown = true;
            return;
        }

        _isReading = true;
        _problem = null;
        try
        {
            var (connection, readAt) = await Reader.ReadAsync(_user!.GrantId, id, anew, _leaving.Token);
            var details = connection is null ? null : ConnectionDetails.Of(WithId(connection, id), await DescribeAsync(connection, turn), readAt);
            if (turn == _turn)
            {
                (_isUnknown, _details) = (connection is null, details);
            }
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            _problem = turn == _turn ? SalesforceFailure.Explain(exception) : _problem;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; nobody waits for the answer.
        }
        finally
        {
            if (turn == _turn)
            {
                _isReading = false;
            }
        }
    }

    private async Task TestAsync()
    {
        if (_details is not { Connection: { Id: { } id } connection } || _isTesting)
        {
            return;
        }

        (_isTesting, _success, _failure) = (true, null, null);
        try
        {
            var form = ConnectorForm.Of(connection.Type, await DescribeAsync(connection, _turn), connection);
            var (success, failure) = await Tester.TestAsync(_user!.GrantId, id, form, _leaving.Token);
            if (_details?.Connection.Id == id)
            {
                (_success, _failure) = (success, failure);
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; nobody waits for the answer.
            return;
        }
        finally
        {
            _isTesting = false;
        }

        // Salesforce remembers the outcome as the connector's status.
        await ReadAsync(anew: true);
    }

    /// <summary>Without the catalogue the page is poorer, not broken.</summary>
    private async Task<ConnectorTypeDescription?> DescribeAsync(Connection connection, int turn)
    {
        try
        {
            return await Reader.DescribeAsync(_user!.GrantId, connection.Type, _leaving.Token);
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            _problem = turn == _turn ? $"The catalogue does not say how the settings are called. {SalesforceFailure.Explain(exception)}" : _problem;
            return null;
        }
    }

    private static Connection WithId(Connection connection, ConnectionId id) => connection.Id is null ? connection with { Id = id } : connection;

    private static string? Exact(DateTimeOffset? time) => time is { } known ? Age.Exact(known) : null;
}
