using D360Portal.Features.Connections.Details.Schema;
using D360Portal.Features.Connections.Details.Source;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace D360Portal.Features.Connections.Details;

/// <summary>One connector in full. While its status is not settled, the page watches it.</summary>
public sealed partial class DetailsPage
{
    private const int LongestId = 40;

    private ConnectionDetails? _details;
    private ConnectorTypeDescription? _type;
    private SourceBrowser? _source;
    private SchemaBrowser? _schemas;
    private CancellationTokenSource? _watching;
    private StatusSighting? _sighting;
    private bool _isTypeUnknown;
    private bool _isUnknown;
    private bool _isTesting;
    private bool _showsCall;
    private string? _done;
    private string? _success;
    private Rejection? _failure;

    /// <summary>The connector's id, unchecked.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>The tab, unchecked.</summary>
    [SupplyParameterFromQuery(Name = PortalUrls.TabParameter)]
    public string? Tab { get; set; }

    [Inject]
    internal ConnectionReader Reader { get; set; } = default!;

    /// <summary>Tells of what another page did.</summary>
    [Inject]
    public required ISnackbar Toasts { get; init; }

    [Inject]
    internal PassingNotice Notice { get; set; } = default!;

    [Inject]
    internal ConnectionTester Tester { get; set; } = default!;

    [Inject]
    internal StatusWatch Watch { get; set; } = default!;

    [Inject]
    internal SourceSpellings Spellings { get; set; } = default!;

    /// <summary>Knows the call.</summary>
    [Inject]
    public required Data360Client Client { get; init; }

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private string ShownId => Id.Length <= LongestId ? Id : Id[..LongestId] + "…";

    private DetailsTab Shown => DetailsTabs.Read(Tab, _details!.Connection.Type);

    /// <summary>Something to say while something was done before, or while the watch is on or has ended.</summary>
    private (WatchTone Tone, string Text)? WatchSays => this switch
    {
        { _done: null, _sighting: null } => null,
        { _done: { } done, _sighting: null, _watching: null, IsReading: false } => (WatchTone.Open, done),
        _ => WatchWords.Of(_done, _sighting),
    };

    /// <inheritdoc />
    protected override object Subject => Id;

    /// <inheritdoc />
    protected override void Begin()
    {
        StopWatching();
        (_details, _type, _source, _schemas) = (null, null, null, null);
        (_isUnknown, _showsCall, _success, _failure) = (false, false, null, null);
        _done = Notice.Take();
        if (_done is not null)
        {
            // No success yet: Salesforce stores connectors that cannot connect.
            Toasts.Add(_done, Severity.Info);
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

        StopWatching();
        var (connection, readAt) = await Reader.ReadAsync(Grant!.Id, id, anew, cancellationToken);
        var (type, isTypeUnknown) = connection is null ? (null, false) : await DescribeAsync(connection, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        (_type, _isTypeUnknown, _isUnknown) = (type, isTypeUnknown, connection is null);
        connection = Show(connection, id, readAt);
        if (_done is not null || connection?.Status.Health is ConnectionHealth.InProgress)
        {
            _ = WatchAsync(id, connection);
        }
    }

    private async Task TestAsync()
    {
        if (_details is not { Connection: { Id: { } id } connection } || _isTesting)
        {
            return;
        }

        StopWatching();
        (_isTesting, _done, _success, _failure) = (true, null, null, null);
        await TryAsync(async () =>
        {
            var (success, failure) = await Tester.TestAsync(Grant!.Id, id, FormOf(connection), Leaving);
            if (_details?.Connection.Id == id)
            {
                (_success, _failure) = (success, failure);
            }
        });
        _isTesting = false;

        // Salesforce remembers the outcome as the connector's status.
        await ReadAgainAsync(anew: true);
        if (_details?.Connection is { } tested && tested.Id == id)
        {
            Watch.Note(Grant!.Id, tested);
        }
    }

    /// <summary>Looks at the connector until its status settles, the page goes or looks anew.</summary>
    private async Task WatchAsync(ConnectionId id, Connection? seen)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _watching = watching;
        try
        {
            await foreach (var sighting in Watch.WatchAsync(Grant!.Id, id, seen, watching.Token))
            {
                if (sighting.Connection is { } connection && sighting is { Calls: > 0, Problem: null })
                {
                    _isUnknown = false;
                    Show(connection, id, Time.GetUtcNow());
                }

                _sighting = sighting;
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (watching.IsCancellationRequested)
        {
            // The page is gone, or looks anew.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
        finally
        {
            _watching = _watching == watching ? null : _watching;
        }
    }

    private void StopWatching()
    {
        _watching?.Cancel();
        (_watching, _sighting) = (null, null);
    }

    private Connection? Show(Connection? connection, ConnectionId id, DateTimeOffset readAt)
    {
        var known = connection is { Id: null } ? connection with { Id = id } : connection;
        _details = known is null ? null : ConnectionDetails.Of(known, _type, readAt) with { IsTypeUnknown = _isTypeUnknown };
        return known;
    }

    private SourceBrowser SourceOf(Connection connection) => _source ??= new SourceBrowser(Client, Spellings, Grant!.Id, connection, FormOf(connection));

    private SchemaBrowser SchemasOf(Connection connection) => _schemas ??= new SchemaBrowser(Client, Grant!.Id, connection.Id!.Value, FormOf(connection));

    private ConnectorForm FormOf(Connection connection) => ConnectorForm.Of(connection.Type, _type, connection);

    /// <summary>Without the catalogue the page is poorer, not broken.</summary>
    private async Task<(ConnectorTypeDescription? Type, bool IsUnknown)> DescribeAsync(Connection connection, CancellationToken cancellationToken)
    {
        try
        {
            var type = await Reader.DescribeAsync(Grant!.Id, connection.Type, cancellationToken);
            return (type, type is null);
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Problem = $"The catalogue does not say how the settings are called. {SalesforceFailure.Explain(exception)}";
            return (null, false);
        }
    }

    private static string? Exact(DateTimeOffset? time) => time is { } known ? Age.Exact(known) : null;
}
