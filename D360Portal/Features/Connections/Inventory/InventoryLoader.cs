using System.Collections.Immutable;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Reads the inventory of an org, sparing its API calls.</summary>
/// <remarks>
/// Documented is a list of one type; some orgs also give one of all. So all are asked for first, and an org that refuses, or has nothing to
/// say, is asked type by type: those in use first, those found empty only once a day. Whatever fails is told and keeps the rest.
/// </remarks>
internal sealed class InventoryLoader(Data360Client client, ITypesInUse typesInUse, TimeProvider time)
{
    /// <summary>How many calls are under way at once. Salesforce limits only calls that take longer than 20 seconds, at 25 (5 in Developer Edition).</summary>
    public const int Concurrency = 8;

    private static readonly TimeSpan EmptyFor = TimeSpan.FromDays(1);

    /// <summary>
    /// Types that connections have and the catalogue may lack, because they are made in another way:
    /// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>.
    /// </summary>
    private static readonly ConnectorTypeName[] BesideCatalogue =
        [ConnectorTypeName.IngestApi, ConnectorTypeName.SalesforceDotCom, ConnectorTypeName.MarketingCloud, ConnectorTypeName.StreamingApp];

    /// <summary>Reads as far as the request goes, into the inventory.</summary>
    /// <param name="grant">The grant to call with.</param>
    /// <param name="inventory">Takes what arrives, as it arrives.</param>
    /// <param name="request">How far to look.</param>
    /// <param name="cancellationToken">Stops; what has arrived stays.</param>
    public async Task LoadAsync(Grant grant, Inventory inventory, InventoryRequest request, CancellationToken cancellationToken)
    {
        using var load = new InventoryLoad(client, grant, inventory, cancellationToken);
        inventory.Begin(snapshot => snapshot with
        {
            IsLoading = true,
            StepsDone = 0,
            Steps = 0,
            Calls = 0,
            NeedsSignIn = false,
            IsInterrupted = false,
            Problems = request is InventoryRequest.Again again ? snapshot.Problems.RemoveAll(problem => Concerns(problem, again)) : [],
        });
        try
        {
            await LoadAsync(load, request, cancellationToken);
            await RememberAsync(load);
        }
        finally
        {
            // The last thing of a load: whoever waits for its end may begin the next one at once.
            inventory.End(snapshot => snapshot with { IsLoading = false, LoadedAt = time.GetUtcNow() });
        }
    }

    private async Task LoadAsync(InventoryLoad load, InventoryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await (request switch
            {
                InventoryRequest.Again again => LoadAgainAsync(load, again),
                _ => LoadAllAsync(load, request is InventoryRequest.EveryType),
            });
        }
        catch (SignInRequiredException)
        {
            load.Inventory.Update(snapshot => snapshot with { NeedsSignIn = true });
        }
        catch (OperationCanceledException) when (load.IsStopped)
        {
            // The looker has gone, or the load itself stopped because going on was of no use: what has arrived stays.
            load.Inventory.Update(snapshot => snapshot with { IsInterrupted = cancellationToken.IsCancellationRequested });
        }
    }

    private async Task LoadAllAsync(InventoryLoad load, bool everyType)
    {
        var remembered = await typesInUse.ReadAsync(load.Grant, load.Stopping);
        var catalogue = load.ReadCatalogueAsync();
        try
        {
            if (everyType || load.Inventory.Current.ListsByType || !await load.ReadListOfAllAsync())
            {
                await load.ReadTypesAsync(TypesToAskAsync(load, remembered, catalogue, everyType), BesideCatalogue);
            }
        }
        finally
        {
            // Nothing of a load outlives it, however it ends.
            await ((Task)catalogue).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            load.TellCatalogueFailure();
        }
    }

    /// <summary>The types in use at once, while the catalogue is still being read; then what else it names.</summary>
    private async IAsyncEnumerable<ConnectorTypeName> TypesToAskAsync(
        InventoryLoad load, IReadOnlyList<TypeInUse> remembered, Task<IReadOnlyList<ConnectorType>> catalogue, bool everyType)
    {
        var inUse = remembered.Where(type => type.HasConnections).Select(type => type.Type).ToArray();
        load.Inventory.Update(snapshot => snapshot with { StepsDone = 0, Steps = inUse.Length });
        foreach (var type in inUse)
        {
            yield return type;
        }

        var types = await catalogue;
        var now = time.GetUtcNow();
        var known = remembered.ToDictionary(type => type.Type);
        var others = types.Select(type => type.Name.OfConnections()).Concat(BesideCatalogue).Concat(known.Keys).Distinct().Except(inUse).ToArray();
        var asked = others.Where(type => everyType || !known.TryGetValue(type, out var before) || now - before.AskedAt >= EmptyFor).ToArray();
        load.Inventory.Update(snapshot => snapshot with { Steps = inUse.Length + asked.Length, TypesLeftOut = others.Length - asked.Length });
        foreach (var type in asked)
        {
            yield return type;
        }
    }

    private async Task RememberAsync(InventoryLoad load)
    {
        var now = time.GetUtcNow();
        await typesInUse.RememberAsync(
            load.Grant, [.. load.Found.Select(found => new TypeInUse(found.Key, found.Value > 0, now))], CancellationToken.None);
    }

    private static Task LoadAgainAsync(InventoryLoad load, InventoryRequest.Again again)
    {
        load.Inventory.Update(snapshot => snapshot with { StepsDone = 0, Steps = again.Types.Count });
        return load.ReadTypesAsync(again.Types.ToAsyncEnumerable(), BesideCatalogue);
    }

    private static bool Concerns(InventoryProblem problem, InventoryRequest.Again again) =>
        problem.Type is not { } type || again.Types.Contains(type);
}
