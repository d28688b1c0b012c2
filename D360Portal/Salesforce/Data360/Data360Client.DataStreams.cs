using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <content>Data streams: what uses the connectors.</content>
public sealed partial class Data360Client
{
    /// <summary>How many data streams are asked for at once: the most that is documented.</summary>
    public const int StreamPageSize = 200;

    /// <summary>One page of all data streams of the org.</summary>
    /// <remarks>
    /// One call of the org's daily allowance. The list can be narrowed to a connector's name, but whether an org does so is nowhere shown: an answer with
    /// nothing in it would then not mean that nothing uses the connector. So all are asked for.
    /// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
    /// </remarks>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="offset">How many to skip. Some examples count from one, so a page may begin one stream earlier than that.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<DataStreamPage> ListDataStreamsAsync(GrantId grantId, int offset, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(grantId, StreamsCall(offset), Data360JsonContext.Default.DataStreamListAnswer, cancellationToken);
        var items = answer.DataStreams ?? [];
        var total = answer.TotalSize >= items.Count ? answer.TotalSize : null;
        return new DataStreamPage([.. items.OfType<DataStreamRecord>().Select(DataStreamEntry.From)], items.Count, total, !string.IsNullOrEmpty(answer.NextPageUrl));
    }

    /// <summary>The call that <see cref="ListDataStreamsAsync"/> makes.</summary>
    public Data360Call StreamsCall(int offset) => new("list the data streams", HttpMethod.Get, _paths.DataStreams(offset, StreamPageSize));
}
