using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections.Details.Schema;

/// <summary>Reads the schemas of a source that pushes, and has them checked.</summary>
public sealed class SchemaBrowser(Data360Client client, GrantId grantId, ConnectionId id, ConnectorForm form) : TabCalls(form)
{
    /// <summary>The schemas; null before they are read.</summary>
    public IReadOnlyList<ConnectionSchema>? Schemas { get; private set; }

    /// <summary>What a check that went well came to; null when there was none.</summary>
    public string? Success { get; private set; }

    /// <summary>Reads the schemas.</summary>
    public Task<bool> ReadAsync(CancellationToken cancellationToken) => DoAsync(
        async stopping =>
        {
            Success = null;
            Schemas = await CallAsync(client.SchemasCall(id), () => client.ListSchemasAsync(grantId, id, stopping));
        },
        cancellationToken);

    /// <summary>Has Salesforce check the schemas as they are.</summary>
    public Task<bool> CheckAsync(CancellationToken cancellationToken) => DoAsync(
        async stopping =>
        {
            Success = null;
            if (await CallAsync(client.TestSchemasCall(id), () => client.TestSchemasAsync(grantId, id, stopping)) is TestOutcome.Failed failed)
            {
                Fail(failed, "Salesforce finds the schemas wrong.");
            }
            else
            {
                Success = "Salesforce finds nothing wrong with the schemas.";
            }
        },
        cancellationToken);

    /// <summary>Reads the OpenAPI file.</summary>
    /// <returns>The file; null when that failed.</returns>
    public async Task<byte[]?> ReadContractAsync(CancellationToken cancellationToken)
    {
        byte[]? file = null;
        await DoAsync(
            async stopping =>
            {
                Success = null;
                file = await CallAsync(client.ContractCall(id), () => client.ReadContractAsync(grantId, id, stopping));
            },
            cancellationToken);
        return file;
    }
}
