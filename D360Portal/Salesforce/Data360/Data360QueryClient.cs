using System.Net;
using System.Text.Json;
using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Exchanges;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Data360;

/// <summary>Sends queries to an org's Data 360 host with a Data 360 token, which no other host gets and no other client has.</summary>
/// <remarks><see href="https://developer.salesforce.com/docs/atlas.en-us.c360a_api.meta/c360a_api/c360a_api_query_v2.htm"/></remarks>
internal sealed class Data360QueryClient(HttpClient http, ExchangeSender sender, Data360Tokens tokens, SalesforceOrgs orgs)
{
    /// <summary>The queries of the portal have few rows; this only ends an answer that would never end.</summary>
    private const int MostBatches = 20;

    /// <summary>Runs a query and reads its rows, batch by batch.</summary>
    /// <param name="grant">The grant to ask with.</param>
    /// <param name="sql">The query.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceUnreachableException">The grant's own token could not be renewed.</exception>
    public async Task<Data360QueryOutcome> QueryAsync(Grant grant, string sql, CancellationToken cancellationToken)
    {
        var first = new Data360Call("run a query", HttpMethod.Post, Data360Paths.DataQuery) { Body = RequestBody.Of(new SqlInput(sql), Data360JsonContext.Default.SqlInput) };
        var token = await tokens.GetAsync(grant.Id, cancellationToken);
        var exchanges = new List<Exchange>(token.Exchanges);
        if (token.Access is null || await SendAsync(grant, token.Access, first, exchanges, cancellationToken) is not HttpStatusCode.Unauthorized)
        {
            return await ReadAsync(grant, token, exchanges, cancellationToken);
        }

        // Rejected means not run: once more, with a new token.
        tokens.Drop(grant.Id, token.Access);
        token = await tokens.GetAsync(grant.Id, cancellationToken);
        exchanges.AddRange(token.Exchanges);
        if (token.Access is not null)
        {
            await SendAsync(grant, token.Access, first, exchanges, cancellationToken);
        }

        return await ReadAsync(grant, token, exchanges, cancellationToken);
    }

    private async Task<Data360QueryOutcome> ReadAsync(
        Grant grant, Data360TokenOutcome token, List<Exchange> exchanges, CancellationToken cancellationToken)
    {
        List<IReadOnlyList<JsonElement>>? rows = null;
        var isComplete = false;
        for (var batch = 1; token.Access is { } access && exchanges[^1].Read(Data360JsonContext.Default.SqlAnswer) is { } answer; batch++)
        {
            if (SqlRows.Read(answer.Data) is { } some)
            {
                (rows ??= []).AddRange(some);
            }

            isComplete = answer.Done is not false || string.IsNullOrEmpty(answer.NextBatchId);
            if (isComplete || batch == MostBatches)
            {
                break;
            }

            var next = new Data360Call("give the next rows", HttpMethod.Get, Data360Paths.NextRows(answer.NextBatchId!));
            if (TokenInAddress.IsIn(new Uri(access.Origin, next.Path)))
            {
                break;
            }

            await SendAsync(grant, access, next, exchanges, cancellationToken);
        }

        return new Data360QueryOutcome(token, exchanges, exchanges is [.., { IsSuccess: true }] ? rows : null) { IsComplete = isComplete };
    }

    private async Task<HttpStatusCode?> SendAsync(
        Grant grant, Data360Access access, Data360Call call, List<Exchange> exchanges, CancellationToken cancellationToken)
    {
        if (!SalesforceHosts.IsData360Origin(orgs.Get(grant.OrgKey), access.Origin))
        {
            throw new InvalidOperationException("The Data 360 token would be carried to another host.");
        }

        var exchange = await sender.SendAsync(
            http, call, access.Origin, new CallBearer(access.Token, ShownCall.Data360Bearer), onAnswer: null, cancellationToken);
        exchanges.Add(exchange);
        return exchange.Status;
    }
}
