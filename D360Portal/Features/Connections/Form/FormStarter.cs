using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Reads what a form needs: what the catalogue says, and which connectors there are to compare with.</summary>
internal sealed class FormStarter(Data360Client client, ConnectionReader reader, CatalogueReader catalogue, Inventories inventories, TimeProvider time)
{
    /// <summary>The form of a type, with the connector that is cloned where there is one.</summary>
    /// <exception cref="SalesforceApiException">Salesforce refused to describe the type.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    public async Task<ConnectorForm> ReadFormAsync(GrantId grantId, ConnectorTypeName type, Connection? source, CancellationToken cancellationToken)
    {
        var description = await reader.DescribeAsync(grantId, type, cancellationToken);
        var form = ConnectorForm.Of(type.OfConnections(), description, source);
        return form is { IsInCatalogue: true, ReleaseLevel: null } ? form with { ReleaseLevel = await FindReleaseLevelAsync(grantId, type, cancellationToken) } : form;
    }

    /// <summary>The same form; where Salesforce does not describe the type now, one that knows no more than the names of the source's settings.</summary>
    public async Task<ConnectorForm> ReadFormOrNamesAsync(GrantId grantId, ConnectorTypeName type, Connection? source, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadFormAsync(grantId, type, source, cancellationToken);
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return ConnectorForm.Of(type.OfConnections(), description: null, source);
        }
    }

    /// <summary>The connectors to compare with: the inventory where it has been read, else those of the type, for one call.</summary>
    public async Task<IReadOnlyList<ConnectionRow>> ReadNeighboursAsync(GrantId grantId, ConnectorTypeName type, CancellationToken cancellationToken)
    {
        // Without neighbours the form cannot warn; Salesforce itself still refuses a name that is taken.
        return FindWhole(grantId) is { } snapshot ? [.. snapshot.Rows] : (await ReadOfTypeAsync(grantId, type, cancellationToken)).Rows;
    }

    /// <summary>The connectors to compare with, and whether these are all: for plans, which must not take a connector for one that is not there.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="type">The type whose connectors must all be there.</param>
    /// <param name="anew">Whether the inventory does not do, although it has been read.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    public async Task<NeighbourList> ReadNeighbourListAsync(GrantId grantId, ConnectorTypeName type, bool anew, CancellationToken cancellationToken)
    {
        var snapshot = FindWhole(grantId);

        // A type that was empty when it was last asked may have been left out.
        if (!anew && snapshot is { LoadedAt: { } loadedAt } && (snapshot.TypesLeftOut == 0 || snapshot.Rows.Any(row => row.Type == type)))
        {
            return new NeighbourList([.. snapshot.Rows], loadedAt);
        }

        var read = await ReadOfTypeAsync(grantId, type, cancellationToken);
        return read with { Rows = [.. read.Rows, .. (snapshot?.Rows ?? []).Where(row => row.Type != type)] };
    }

    private InventorySnapshot? FindWhole(GrantId grantId) =>
        inventories.Peek(grantId) is { LoadedAt: not null, IsLoading: false, IsInterrupted: false, NeedsSignIn: false, Problems.IsEmpty: true } snapshot ? snapshot : null;

    private async Task<NeighbourList> ReadOfTypeAsync(GrantId grantId, ConnectorTypeName type, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(InventoryLoader.Concurrency);
        var rows = new List<ConnectionRow>();
        try
        {
            var end = await new TypePager(client, gate, () => { }).ReadAsync(
                grantId, type, page => rows.AddRange(page.Select(connection => ConnectionRow.From(connection, typeLabel: null))), cancellationToken);
            return new NeighbourList(rows, time.GetUtcNow())
            {
                Gap = end switch
                {
                    TypePagerEnd.Complete => null,
                    TypePagerEnd.SomeUnreadable => "Some entries of the list have not the form of a connector, so they are not compared.",
                    _ => "Salesforce gave the same page again and again, so some connectors may be missing.",
                },
            };
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            return new NeighbourList(rows, ReadAt: null) { Failure = SalesforceFailure.Explain(exception) };
        }
    }

    /// <summary>It costs a call only when nobody has read the catalogue for hours, and without it the form lacks a hint.</summary>
    private async Task<string?> FindReleaseLevelAsync(GrantId grantId, ConnectorTypeName type, CancellationToken cancellationToken)
    {
        try
        {
            return await catalogue.FindReleaseLevelAsync(grantId, type, cancellationToken);
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            return null;
        }
    }
}
