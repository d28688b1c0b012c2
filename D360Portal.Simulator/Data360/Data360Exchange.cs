using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;
using D360Portal.Simulator.Rest;
using D360Portal.Simulator.Tenant;

namespace D360Portal.Simulator.Data360;

/// <summary>An exchange below <c>/ssot</c>: only for a session and a user of Data 360, counted against the day's calls, written as Connect REST writes.</summary>
internal sealed class Data360Exchange(SimulatedOrg org, Exchange exchange)
{
    private const string RequestId = "X-Request-Id";
    private const string SfdcRequestId = "x-sfdc-request-id";

    private readonly BearerCheck _bearers = new(org);

    /// <summary>Serves what a handler answers.</summary>
    public RequestDelegate Of(Func<HttpContext, Data360Answer> handler) =>
        Of((context, _) => Task.FromResult(handler(context)));

    /// <summary>Serves what a handler answers to everybody who may look.</summary>
    public RequestDelegate OfQuestion(Func<HttpContext, Task<Data360Answer>> handler) => Of((context, _) => handler(context));

    /// <summary>Serves what a handler answers to those who may change something. The others are refused before their request is read.</summary>
    public RequestDelegate OfChange(Func<HttpContext, Bearer, Task<Data360Answer>> handler) =>
        Of((context, bearer) => bearer.MayChange ? handler(context, bearer) : Task.FromResult(MayNotChange()));

    private RequestDelegate Of(Func<HttpContext, Bearer, Task<Data360Answer>> handler) => exchange.Of(async context =>
    {
        if (_bearers.Of(context.Request) is not { } bearer)
        {
            return Written(InvalidSession("Session expired or invalid"), context.Request);
        }

        if (!Scopes.AllowApi(bearer.Scopes))
        {
            return Written(InvalidSession("This session is not valid for use with the REST API"), context.Request);
        }

        var isAllowed = org.TryCountApiCall();
        await org.Data360.Latency.WaitAsync(org.Options.TimeProvider, context.RequestAborted);
        var answer = !isAllowed ? LimitExceeded() : !org.HasData360 ? NoTenant() : !bearer.User.HasData360 ? NotEnabled() : await handler(context, bearer);
        var written = Written(answer, context.Request);
        return org.Quirks.LimitInfoAbsent ? written : written.With(RestExchange.LimitInfo, org.ApiUsage);
    });

    private static Data360Answer InvalidSession(string message) =>
        Data360Answer.Refused(StatusCodes.Status401Unauthorized, "INVALID_SESSION_ID", message);

    private static Data360Answer LimitExceeded() =>
        Data360Answer.Refused(StatusCodes.Status403Forbidden, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");

    private Data360Answer NoTenant() => org.Quirks.MissingTenantIsNotEnabled ? NotEnabled() : Data360Answer.InvalidInput(MissingTenant.Message);

    private static Data360Answer NotEnabled() => Data360Answer.Refused(
        StatusCodes.Status403Forbidden,
        "FUNCTIONALITY_NOT_ENABLED",
        "This feature is not currently enabled for this user type or org: [CdpConnections]");

    private Data360Answer MayNotChange() => org.Quirks.MayNotChangeIsInsufficientAccess
        ? Data360Answer.Refused(
            StatusCodes.Status403Forbidden,
            "INSUFFICIENT_ACCESS",
            "You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.")
        : Data360Answer.Refused(
            StatusCodes.Status403Forbidden,
            "FUNCTIONALITY_NOT_ENABLED",
            "This feature is not currently enabled for this user type or org: [CdpConnectionsManage]");

    private SimulatedAnswer Written(Data360Answer answer, HttpRequest request)
    {
        var written = BodyOf(answer, request);
        return org.Quirks.RequestIdAbsent ? written : written.With(org.Quirks.RequestIdIsSfdc ? SfdcRequestId : RequestId, Guid.NewGuid().ToString("N"));
    }

    private SimulatedAnswer BodyOf(Data360Answer answer, HttpRequest request)
    {
        if (answer.Document is null)
        {
            return answer.Stream is { } stream
                ? new SimulatedAnswer { Status = answer.Status, ContentType = "application/octet-stream", Body = stream }
                : new SimulatedAnswer { Status = answer.Status };
        }

        var document = org.Quirks.ErrorsAsObject && answer.Document is JsonArray errors ? errors[0]! : answer.Document;
        return SimulatedAnswer.Json(EntityEncoding.Apply(document, request, org.Quirks), answer.Status);
    }
}
