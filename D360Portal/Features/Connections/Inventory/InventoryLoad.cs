using System.Collections.Concurrent;
using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>One load of an inventory: what it has asked and found so far.</summary>
internal sealed class InventoryLoad : IDisposable
{
    private readonly Data360Client _client;
    private readonly SemaphoreSlim _gate = new(InventoryLoader.Concurrency);
    private readonly CancellationTokenSource _stop;
    private readonly TypePager _pager;
    private readonly ConcurrentDictionary<ConnectorTypeName, int> _found = new();
    private volatile Exception? _catalogueFailure;
    private volatile string? _whyNoList;

    public InventoryLoad(Data360Client client, Grant grant, Inventory inventory, CancellationToken cancellationToken)
    {
        _client = client;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _pager = new TypePager(client, _gate, CountCall);
        Grant = grant;
        Inventory = inventory;
    }

    public Grant Grant { get; }

    public Inventory Inventory { get; }

    /// <summary>How many connectors each type has that was read to its end.</summary>
    public IReadOnlyDictionary<ConnectorTypeName, int> Found => _found;

    public bool IsStopped => _stop.IsCancellationRequested;

    public CancellationToken Stopping => _stop.Token;

    /// <summary>Gives up what has not been asked yet.</summary>
    public Task StopAsync() => _stop.CancelAsync();

    public void Dispose()
    {
        _stop.Dispose();
        _gate.Dispose();
    }

    /// <summary>Whether the user may see nothing: a further refusal would be no news.</summary>
    private bool MayNothing => _found.IsEmpty && _catalogueFailure is SalesforceApiException { SaysForbidden: true };

    /// <summary>Reads the catalogue; the one that was read before when it cannot be had.</summary>
    public async Task<IReadOnlyList<ConnectorType>> ReadCatalogueAsync()
    {
        try
        {
            var types = await _client.ListConnectorTypesAsync(Grant.Id, CountCall, Stopping);
            Inventory.Update(snapshot => snapshot.WithCatalogue(types));
            return types;
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            _catalogueFailure = exception;
            return Inventory.Current.Catalogue;
        }
    }

    /// <summary>Tells that the catalogue could not be had, unless the list failed for the same reason.</summary>
    public void TellCatalogueFailure()
    {
        if (_catalogueFailure is { } failure && SalesforceFailure.Explain(failure) is var why && why != _whyNoList)
        {
            Tell(type: null, $"The catalogue of connector types cannot be read. {why}", failure);
        }
    }

    /// <summary>Reads the list of all connectors, where the org has one.</summary>
    /// <returns>False when it refused, or had nothing to say: then the types must be asked.</returns>
    public async Task<bool> ReadListOfAllAsync()
    {
        // What is shown stays until all of the new has arrived; the first time there is nothing to keep.
        var isFirst = Inventory.Current.LoadedAt is null;
        var arrived = new List<Connection>();
        try
        {
            TellEnd(type: null, await _pager.ReadAsync(Grant.Id, type: null, Take, Stopping));
        }
        catch (SalesforceApiException exception) when (arrived.Count == 0 && !exception.SaysLimitReached && !exception.SaysForbidden)
        {
            Inventory.Update(snapshot => snapshot with { ListsByType = exception.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound });
            return false;
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            _whyNoList = SalesforceFailure.Explain(exception);
            var what = arrived.Count == 0 ? "The connectors cannot be listed." : $"The list broke off after {arrived.Count} connectors.";
            Tell(type: null, $"{what} {_whyNoList}", exception);
            foreach (var type in arrived.GroupBy(connection => connection.Type))
            {
                KeepPart(type.Key, type);
            }

            return true;
        }

        Inventory.Update(snapshot => Fill(snapshot with { RowsByType = snapshot.RowsByType.Clear() }, arrived));
        foreach (var type in arrived.GroupBy(connection => connection.Type))
        {
            _found[type.Key] = type.Count();
        }

        return arrived.Count > 0;

        void Take(IReadOnlyList<Connection> page)
        {
            arrived.AddRange(page);
            Inventory.Update(snapshot => (isFirst ? Fill(snapshot, arrived) : snapshot) with { StepsDone = snapshot.StepsDone + 1, Steps = snapshot.Steps + 1 });
        }
    }

    /// <summary>Reads the connectors of each type.</summary>
    /// <param name="types">In the order in which they are asked.</param>
    /// <param name="uncertain">Types that an org may not know: it is no problem when it says so.</param>
    public async Task ReadTypesAsync(IAsyncEnumerable<ConnectorTypeName> types, IReadOnlyCollection<ConnectorTypeName> uncertain)
    {
        try
        {
            await Parallel.ForEachAsync(
                types,
                new ParallelOptions { MaxDegreeOfParallelism = InventoryLoader.Concurrency, CancellationToken = Stopping },
                async (type, _) => await ReadTypeAsync(type, uncertain.Contains(type)));
        }
        catch (SignInRequiredException)
        {
            await StopAsync();
            throw;
        }
    }

    private async Task ReadTypeAsync(ConnectorTypeName type, bool isUncertain)
    {
        var arrived = new List<Connection>();
        try
        {
            var end = await _pager.ReadAsync(Grant.Id, type, arrived.AddRange, Stopping);
            _found[type] = arrived.Count;
            TellEnd(type, end);
            Inventory.Update(snapshot => snapshot.With(type, arrived) with { StepsDone = snapshot.StepsDone + 1 });
        }
        catch (SalesforceApiException exception) when (exception.SaysLimitReached)
        {
            // Every further call would be refused too.
            KeepPart(type, arrived);
            Tell(type: null, SalesforceFailure.Explain(exception), exception);
            await StopAsync();
        }
        catch (SalesforceApiException exception) when (exception.SaysForbidden && MayNothing)
        {
            await StopAsync();
        }
        catch (SalesforceApiException exception) when (isUncertain && exception.SaysUnknownValue)
        {
            _found[type] = 0;
            Inventory.Update(snapshot => snapshot.With(type, []) with { StepsDone = snapshot.StepsDone + 1 });
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            KeepPart(type, arrived);
            Tell(type, SalesforceFailure.Explain(exception), exception);
            Inventory.Update(snapshot => snapshot with { StepsDone = snapshot.StepsDone + 1 });
        }
        catch (Exception exception) when (exception is SignInRequiredException or OperationCanceledException)
        {
            KeepPart(type, arrived);
            throw;
        }
    }

    /// <summary>Keeps what came of a list that broke off, and the rest of what was there before.</summary>
    private void KeepPart(ConnectorTypeName type, IEnumerable<Connection> arrived) => Inventory.Update(snapshot => snapshot.WithPart(type, arrived));

    private void CountCall() => Inventory.Update(snapshot => snapshot with { Calls = snapshot.Calls + 1 });

    private void TellEnd(ConnectorTypeName? type, TypePagerEnd end)
    {
        var what = end switch
        {
            TypePagerEnd.Repeated => "Salesforce gave the same page again and again. What came before is shown; some connectors may be missing.",
            TypePagerEnd.TooMany => "The list did not end. What came so far is shown.",
            TypePagerEnd.SomeUnreadable => "Some entries have not the form of a connector and are left out.",
            _ => null,
        };
        if (what is not null)
        {
            Tell(type, what, exception: null);
        }
    }

    private void Tell(ConnectorTypeName? type, string what, Exception? exception)
    {
        var problem = new InventoryProblem(type, what, exception is null ? null : SalesforceFailure.Words(exception));

        // Calls that are under way at once may all be refused for the same reason, each in words that name its own call.
        Inventory.Update(snapshot => snapshot.Problems.Any(told => told.Type == type && told.What == what)
            ? snapshot
            : snapshot with { Problems = snapshot.Problems.Add(problem) });
    }

    private static InventorySnapshot Fill(InventorySnapshot snapshot, IEnumerable<Connection> connections)
    {
        foreach (var type in connections.GroupBy(connection => connection.Type))
        {
            snapshot = snapshot.With(type.Key, type);
        }

        return snapshot;
    }
}
