using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Says better than a refused create why it was refused, within limits: each test dials a source, and wrong passwords lock accounts.</summary>
/// <param name="parts">What it works with.</param>
/// <param name="grantId">The grant to ask with.</param>
/// <param name="type">The type of every row.</param>
/// <param name="onCall">Told of every call.</param>
/// <param name="mayCall">Whether the org has calls left for a test.</param>
/// <param name="giveUp">Gives up.</param>
internal sealed class RejectionTester(
    RunParts parts, GrantId grantId, ConnectorTypeName type, Action onCall, Func<bool> mayCall, CancellationToken giveUp)
{
    /// <summary>When so many tests in a row of one host told one cause, the next one would tell it too.</summary>
    private const int MostAlike = 5;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Rejection Cause, int Alike)> _told = new(StringComparer.OrdinalIgnoreCase);
    private Task<ConnectorForm>? _form;

    /// <summary>What the refusal itself says.</summary>
    public async Task<Rejection> ReadAsync(SalesforceApiException exception) => RejectionReader.Of(exception, await FormAsync());

    /// <summary>Whether a test may tell more.</summary>
    public static bool MayTell(SalesforceApiException exception) => RejectionReader.HidesCause(exception);

    /// <summary>Tests the values that were refused.</summary>
    /// <returns>The better cause; the one that is given where the test tells none.</returns>
    public async Task<Rejection> TestAsync(ConnectionDefinition definition, Rejection rejection)
    {
        var host = await HostOfAsync(definition);
        using var place = await parts.Gates.EnterAsync(host, giveUp);
        try
        {
            if (RepeatedCause(host) is { } cause)
            {
                return cause with { NextStep = $"{cause.NextStep} {MostAlike} rows before that read from the same host said so too, so this one was not tested.".TrimStart(), SalesforceWords = rejection.SalesforceWords };
            }

            if (!mayCall())
            {
                return rejection;
            }

            onCall();
            var outcome = await parts.Client.TestAsync(grantId, definition, giveUp);
            if (outcome is not TestOutcome.Failed failed)
            {
                Forget(host);
                return rejection with { NextStep = "A test of the same values works, so try again in a minute." };
            }

            var told = RejectionReader.Of(failed, await FormAsync());
            Note(host, told);
            return told with { SalesforceWords = $"{rejection.SalesforceWords} — the test says: {told.SalesforceWords}" };
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return rejection;
        }
    }

    /// <summary>A connector was made: what earlier tests of its host told need not be so for the next row.</summary>
    public async Task NoteWorkingAsync(ConnectionDefinition definition)
    {
        bool hasTold;
        lock (_lock)
        {
            hasTold = _told.Count > 0;
        }

        if (hasTold)
        {
            Forget(await HostOfAsync(definition));
        }
    }

    private async Task<string> HostOfAsync(ConnectionDefinition definition) =>
        SourceHost.Of(definition, await FormAsync()) is { Length: > 0 } host ? host : $"{grantId} {type}";

    private Rejection? RepeatedCause(string host)
    {
        lock (_lock)
        {
            return _told.TryGetValue(host, out var told) && told.Alike >= MostAlike ? told.Cause : null;
        }
    }

    private void Note(string host, Rejection cause)
    {
        lock (_lock)
        {
            _told[host] = (cause, _told.TryGetValue(host, out var told) && told.Cause.What == cause.What ? told.Alike + 1 : 1);
        }
    }

    private void Forget(string host)
    {
        lock (_lock)
        {
            _told.Remove(host);
        }
    }

    /// <summary>What the fields are called. Without the catalogue the messages name no field, and nothing else is lost.</summary>
    private Task<ConnectorForm> FormAsync()
    {
        lock (_lock)
        {
            return _form ??= ReadFormAsync();
        }
    }

    private Task<ConnectorForm> ReadFormAsync()
    {
        onCall();
        return parts.Forms.ReadFormOrNamesAsync(grantId, type, source: null, giveUp);
    }
}
