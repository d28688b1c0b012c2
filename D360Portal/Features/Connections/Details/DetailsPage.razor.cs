using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace D360Portal.Features.Connections.Details;

/// <summary>One connector in full.</summary>
public sealed partial class DetailsPage
{
    private const string SetupPath = "/lightning/setup/CDPSetupHome/home";
    private const int LongestId = 40;

    private ConnectionDetails? _details;
    private bool _isUnknown;
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

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private string ShownId => Id.Length <= LongestId ? Id : Id[..LongestId] + "…";

    private ShownCall Shown => ShownCall.Of(Client.ReadCall(_details!.Connection.Id!.Value), Org!.MyDomain);

    /// <summary>The home of Data 360's setup; the page of a single connector has no address that is documented.</summary>
    private Uri? SetupUrl => Org is { IsSimulated: false } org ? new Uri(org.MyDomain, SetupPath) : null;

    private IReadOnlyList<(string Name, string Value)> FurtherFacts => _details is not { Connection: var connection } ? [] :
    [
        .. connection.Created is { } created ? [("Created", Age.Exact(created))] : Array.Empty<(string, string)>(),
        .. connection.LastModified is { } modified ? [("Last modified", Age.Exact(modified))] : Array.Empty<(string, string)>(),
        .. connection.IsEditable is { } editable ? [("May be changed", editable ? "yes" : "no")] : Array.Empty<(string, string)>(),
        .. connection.IsDeletable is { } deletable ? [("May be deleted", deletable ? "yes" : "no")] : Array.Empty<(string, string)>(),
        .. connection.Further.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => (fact.Name, fact.Value!)),
    ];

    /// <inheritdoc />
    protected override object Subject => Id;

    /// <inheritdoc />
    protected override void Begin()
    {
        (_details, _isUnknown, _showsCall) = (null, false, false);
        (_success, _failure) = (Notice.Take(), null);
        if (_success is not null)
        {
            Toasts.Add(_success, Severity.Success);
        }
    }

    /// <inheritdoc />
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        // What has not the form of an id costs no call.
        if (!ConnectionId.TryParse(Id, out var id))
        {
            _isUnknown = true;
            return;
        }

        var (connection, readAt) = await Reader.ReadAsync(Grant!.Id, id, anew, cancellationToken);
        var details = connection is null ? null : ConnectionDetails.Of(WithId(connection, id), await DescribeAsync(connection, cancellationToken), readAt);
        cancellationToken.ThrowIfCancellationRequested();
        (_isUnknown, _details) = (connection is null, details);
    }

    private async Task TestAsync()
    {
        if (_details is not { Connection: { Id: { } id } connection } || _isTesting)
        {
            return;
        }

        (_isTesting, _success, _failure) = (true, null, null);
        await TryAsync(async () =>
        {
            var form = ConnectorForm.Of(connection.Type, await DescribeAsync(connection, Leaving), connection);
            var (success, failure) = await Tester.TestAsync(Grant!.Id, id, form, Leaving);
            if (_details?.Connection.Id == id)
            {
                (_success, _failure) = (success, failure);
            }
        });
        _isTesting = false;

        // Salesforce remembers the outcome as the connector's status.
        await ReadAgainAsync(anew: true);
    }

    /// <summary>Without the catalogue the page is poorer, not broken.</summary>
    private async Task<ConnectorTypeDescription?> DescribeAsync(Connection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await Reader.DescribeAsync(Grant!.Id, connection.Type, cancellationToken);
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Problem = $"The catalogue does not say how the settings are called. {SalesforceFailure.Explain(exception)}";
            return null;
        }
    }

    private static Connection WithId(Connection connection, ConnectionId id) => connection.Id is null ? connection with { Id = id } : connection;

    private static string? Exact(DateTimeOffset? time) => time is { } known ? Age.Exact(known) : null;
}
