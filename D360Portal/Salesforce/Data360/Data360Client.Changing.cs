using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <content>Changing and deleting connectors. None of these calls is ever repeated here, but after a rejected token, which means that it was not run.</content>
public sealed partial class Data360Client
{
    /// <summary>Replaces everything that can be said of a connector, secrets included. Whoever calls has written down that it will.</summary>
    /// <remarks>
    /// One call of the org's daily allowance. Answered with 204 and nothing, or with the connector; neither is needed.
    /// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="definition">What it is to be.</param>
    /// <param name="cancellationToken">Not for a page that goes away: a change that was sent has happened.</param>
    /// <exception cref="SignInRequiredException">The grant is over; nothing was changed.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="SalesforceUnreachableException">No answer. <see cref="SalesforceUnreachableException.MayHaveArrived"/> says whether it may have been changed all the same.</exception>
    public Task ReplaceAsync(GrantId grantId, ConnectionId id, ConnectionDefinition definition, CancellationToken cancellationToken) =>
        RedactedAsync(definition, () => DoneAsync(grantId, ReplaceCall(id, definition), cancellationToken));

    /// <summary>Deletes a connector. Whoever calls has written down that it will.</summary>
    /// <remarks>
    /// One call of the org's daily allowance. For some seconds its name cannot be used again.
    /// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="cancellationToken">Not for a page that goes away: a deletion that was sent has happened.</param>
    /// <exception cref="SignInRequiredException">The grant is over; nothing was deleted.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused, or does not have it.</exception>
    /// <exception cref="SalesforceUnreachableException">No answer. <see cref="SalesforceUnreachableException.MayHaveArrived"/> says whether it may have been deleted all the same.</exception>
    public Task DeleteAsync(GrantId grantId, ConnectionId id, CancellationToken cancellationToken) => DoneAsync(grantId, DeleteCall(id), cancellationToken);

    /// <summary>The call that replaces a connector.</summary>
    public Data360Call ReplaceCall(ConnectionId id, ConnectionDefinition definition) =>
        new("change the connector", HttpMethod.Put, _paths.Connection(id)) { Body = RequestBody.Create(definition) };

    /// <summary>The call that deletes a connector.</summary>
    public Data360Call DeleteCall(ConnectionId id) => new("delete the connector", HttpMethod.Delete, _paths.Connection(id));

    private async Task<bool> DoneAsync(GrantId grantId, Data360Call call, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(grantId, call, cancellationToken);
        return true;
    }
}
