using System.Net;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Exchanges;

/// <summary>Asks an org single questions with the bearer of one grant, and keeps what went over the line.</summary>
/// <remarks>Other pages use <see cref="Data360Client"/>, whose answers say no more than they need. The calls are the same.</remarks>
internal sealed class OrgProbes(HttpClient http, ExchangeSender sender, GrantTokens tokens, ApiAllowances allowances, Data360Paths paths)
{
    /// <summary>Who the bearer is.</summary>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    public Task<OrgProbe<UserInfo>> WhoAmIAsync(GrantId grantId, CancellationToken cancellationToken) =>
        AskAsync(grantId, Get("say who you are", Data360Paths.UserInfo), Data360JsonContext.Default.UserInfo, cancellationToken);

    /// <summary>The first page of the catalogue.</summary>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    public async Task<OrgProbe<IReadOnlyList<ConnectorType>>> ListConnectorTypesAsync(GrantId grantId, CancellationToken cancellationToken)
    {
        var probe = await AskAsync(
            grantId, Get("list the connector types", paths.ConnectorTypes(offset: 0)), Data360JsonContext.Default.ConnectorTypeListAnswer, cancellationToken);
        return new(
            probe.Exchanges,
            probe.Value?.ConnectorInfoList is { } list
                ? [.. list.Select(record => ConnectorTypeName.TryParse(record?.Name, out var name) ? new ConnectorType(name, record!.Label ?? name.ToString(), record.ReleaseLevel) : null).OfType<ConnectorType>()]
                : null);
    }

    /// <summary>The first page of the connectors of a type.</summary>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    public async Task<OrgProbe<ConnectionPage>> ListConnectionsAsync(GrantId grantId, ConnectorTypeName type, CancellationToken cancellationToken)
    {
        var call = Get($"list the connectors of {type}", paths.Connections(type.OfConnections(), offset: 0, Data360Client.PageSize));
        var probe = await AskAsync(grantId, call, Data360JsonContext.Default.ConnectionListAnswer, cancellationToken);
        return new(
            probe.Exchanges,
            probe.Value?.Connections is { } list
                ? new ConnectionPage([.. list.Select(Connection.From).OfType<Connection>()], list.Count, probe.Value.TotalSize, !string.IsNullOrEmpty(probe.Value.NextPageUrl))
                : null);
    }

    /// <summary>What is left of the day's API calls.</summary>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    public async Task<OrgProbe<ApiAllowance>> GetAllowanceAsync(GrantId grantId, CancellationToken cancellationToken)
    {
        var probe = await AskAsync(grantId, Get("tell its limits", paths.Limits), Data360JsonContext.Default.LimitsAnswer, cancellationToken);
        return new(
            probe.Exchanges,
            probe.Value?.DailyApiRequests is { Max: { } most, Remaining: { } left } ? new ApiAllowance(most - left, most) : null);
    }

    /// <summary>What a test says to a definition without any settings. Nothing is dialled: there is no address in it.</summary>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    public async Task<OrgProbe<TestAnswer>> TestNothingAsync(GrantId grantId, ConnectorTypeName type, CancellationToken cancellationToken)
    {
        var nothing = new ConnectionDefinition { Type = type, Method = "Ingress", Label = "", Name = "", Credentials = [], Parameters = [] };
        var call = new Data360Call("test a connection", HttpMethod.Post, paths.Test) { Body = RequestBody.Test(nothing) };
        return await AskAsync(grantId, call, Data360JsonContext.Default.TestAnswer, cancellationToken);
    }

    private static Data360Call Get(string operation, string path) => new(operation, HttpMethod.Get, path);

    private async Task<OrgProbe<T>> AskAsync<T>(GrantId grantId, Data360Call call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var access = await tokens.GetAsync(grantId, rejected: null, cancellationToken);
        var first = await SendAsync(access, call, cancellationToken);
        if (!IsTokenRejected(first))
        {
            return new([first], first.Read(type));
        }

        // A rejected token means that the call was not run: it is sent again once, with a renewed one.
        var second = await SendAsync(await tokens.GetAsync(grantId, access, cancellationToken), call, cancellationToken);
        return IsTokenRejected(second)
            ? throw new SignInRequiredException(grantId, "rejected_after_renewal")
            : new([first, second], second.Read(type));
    }

    private async Task<Exchange> SendAsync(GrantAccess access, Data360Call call, CancellationToken cancellationToken)
    {
        var number = allowances.Begin();
        return await sender.SendAsync(
            http,
            call,
            access.Grant.InstanceUrl,
            new CallBearer(access.AccessToken, ShownCall.Bearer),
            response => allowances.Note(access.Grant.Id, number, response),
            cancellationToken);
    }

    private static bool IsTokenRejected(Exchange exchange) =>
        exchange.Status is { } status && Data360Client.IsTokenRejected(status, Encoding.UTF8.GetString(exchange.Body));
}
