using System.Net.Mime;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <content>The schemas of sources that push: Ingestion API, web and mobile apps.</content>
/// <remarks>
/// Each is one call of the org's daily allowance.
/// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
/// </remarks>
public sealed partial class Data360Client
{
    /// <summary>The schemas of a connector.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused, for example because connectors of that type have none.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<IReadOnlyList<ConnectionSchema>> ListSchemasAsync(GrantId grantId, ConnectionId id, CancellationToken cancellationToken) =>
        SourceReader.ReadSchemas(Demand((await AskSourceAsync(grantId, SchemasCall(id), cancellationToken)).Schemas));

    /// <summary>Has Salesforce check the schemas that a connector has.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused to check: the user may not, the allowance is used up.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public Task<TestOutcome> TestSchemasAsync(GrantId grantId, ConnectionId id, CancellationToken cancellationToken) =>
        TestAsync(grantId, TestSchemasCall(id), cancellationToken);

    /// <summary>The OpenAPI file that tells whoever pushes where and how: YAML, as Salesforce wrote it.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused, for example because the connector has no endpoint of its own.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<byte[]> ReadContractAsync(GrantId grantId, ConnectionId id, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(grantId, ContractCall(id), cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>The call that <see cref="ListSchemasAsync"/> makes.</summary>
    public Data360Call SchemasCall(ConnectionId id) => new("read the schemas", HttpMethod.Get, _paths.Schema(id));

    /// <summary>The call that <see cref="TestSchemasAsync"/> makes.</summary>
    public Data360Call TestSchemasCall(ConnectionId id) => new("check the schemas", HttpMethod.Post, _paths.TestOfSchema(id));

    /// <summary>The call that <see cref="ReadContractAsync"/> makes.</summary>
    public Data360Call ContractCall(ConnectionId id) => new("read the OpenAPI file", HttpMethod.Get, _paths.Endpoints(id)) { Accept = MediaTypeNames.Application.Octet };
}
