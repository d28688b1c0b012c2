using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <content>Connectors: the configured instances.</content>
public sealed partial class Data360Client
{
    /// <summary>How many connectors are asked for at once: the most that is known to work. A server that gives fewer is believed.</summary>
    public const int PageSize = 200;

    /// <summary>One page of the connectors of one type, or of all types where the org has such a list.</summary>
    /// <remarks>
    /// One call of the org's daily allowance.
    /// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="type">The type; null asks for all.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused: the type is unknown or was demanded, the user may not, the allowance is used up.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<ConnectionPage> ListConnectionsAsync(
        GrantId grantId, ConnectorTypeName? type, int offset, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(grantId, ListCall(type, offset), Data360JsonContext.Default.ConnectionListAnswer, cancellationToken);
        var items = answer.Connections ?? [];

        // A total that is smaller than its own page is none.
        var total = answer.TotalSize >= items.Count ? answer.TotalSize : null;
        return new ConnectionPage([.. items.Select(Connection.From).OfType<Connection>()], items.Count, total, !string.IsNullOrEmpty(answer.NextPageUrl));
    }

    /// <summary>One connector.</summary>
    /// <remarks>
    /// One call of the org's daily allowance. Credentials come masked, or not at all.
    /// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The connector; null when there is none with that id.</returns>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<Connection?> FindConnectionAsync(GrantId grantId, ConnectionId id, CancellationToken cancellationToken)
    {
        try
        {
            return Connection.From(await AskAsync(grantId, ReadCall(id), Data360JsonContext.Default.ConnectionRecord, cancellationToken));
        }
        catch (SalesforceApiException exception) when (exception.SaysNotFound)
        {
            return null;
        }
    }

    /// <summary>The call that <see cref="FindConnectionAsync"/> makes.</summary>
    public Data360Call ReadCall(ConnectionId id) => new("read the connector", HttpMethod.Get, _paths.Connection(id));

    private Data360Call ListCall(ConnectorTypeName? type, int offset) =>
        new(type is null ? "list the connectors" : $"list the connectors of {type}", HttpMethod.Get, _paths.Connections(type, offset, PageSize));
}
