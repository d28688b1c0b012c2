using D360Portal.Simulator.Rest;
using D360Portal.Simulator.Tenant;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace D360Portal.Simulator.Http;

/// <summary>Every request's way through the simulator: recorded, spoiled by a fault if one is due, answered.</summary>
internal sealed partial class Exchange(SimulatorOptions options, FaultPlan faults, RequestLog log)
{
    private readonly ILogger _logger = options.LoggerFactory.CreateLogger("D360Portal.Simulator");
    private readonly SimulatorHosts _hosts = new(options);

    /// <summary>Serves what a handler answers.</summary>
    public RequestDelegate Of(Func<HttpContext, SimulatedAnswer> handler) => Of(context => Task.FromResult(handler(context)));

    /// <inheritdoc cref="Of(Func{HttpContext, SimulatedAnswer})"/>
    public RequestDelegate Of(Func<HttpContext, Task<SimulatedAnswer>> handler) => context => RunAsync(context, handler);

    /// <summary>Serves every path and method that nothing else does. A caller that gets here needs something the simulator lacks.</summary>
    public RequestDelegate OfUnknown() => Of(Unknown);

    private SimulatedAnswer Unknown(HttpContext context)
    {
        context.Features.GetRequiredFeature<RecordedRequest>().IsUnknown = true;
        LogUnknown(_logger, context.Request.Method, context.Request.Path);
        return SimulatedAnswer.Text($"The simulated org does not know {context.Request.Method} {context.Request.Path}.", StatusCodes.Status501NotImplemented);
    }

    private async Task RunAsync(HttpContext context, Func<HttpContext, Task<SimulatedAnswer>> handler)
    {
        var recorded = await RecordAsync(context.Request);
        log.Add(recorded);
        context.Features.Set(recorded);
        using var end = new RequestEnd();
        context.Features.Set(end);
        try
        {
            var work = _hosts.Confuses(context.Request) ? _ => Task.FromResult(Unknown(context)) : handler;
            if (await AnswerAsync(() => work(context), faults.Take(recorded)?.Effect, context.RequestAborted) is not { } answer)
            {
                context.Abort();
                return;
            }

            recorded.Status = answer.Status;
            await WriteAsync(context.Response, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogFailed(_logger, exception, context.Request.Method, context.Request.Path);
            recorded.Status = StatusCodes.Status500InternalServerError;
            await WriteAsync(context.Response, SimulatedAnswer.Text("The simulator failed; its log says how.", StatusCodes.Status500InternalServerError));
        }
    }

    /// <returns>Null when the connection is to end without an answer.</returns>
    private async Task<SimulatedAnswer?> AnswerAsync(Func<Task<SimulatedAnswer>> work, FaultEffect? effect, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case FaultEffect.Instead { Answer: var answer }:
                return answer;
            case FaultEffect.Tampered { Change: var change }:
                return change(await work());
            case FaultEffect.Dropped { AfterWork: false }:
                return null;
            case FaultEffect.Dropped:
                await work();
                return null;
            case FaultEffect.Late { AfterWork: false } late:
                await late.Until(options.TimeProvider, cancellationToken);
                return await work();
            case FaultEffect.Late late:
                var done = await work();
                await late.Until(options.TimeProvider, cancellationToken);
                return done;
            default:
                return await work();
        }
    }

    private async Task<RecordedRequest> RecordAsync(HttpRequest request)
    {
        // No resource of the API takes a form: JSON that is sent as one would be a field whose name holds it all, secrets included.
        var isApi = request.Path.StartsWithSegments(VersionsEndpoint.Path) || request.Path.StartsWithSegments(TenantPaths.Root);
        var form = isApi ? FormCollection.Empty : await Parameters.FormOfAsync(request);
        return new RecordedRequest
        {
            Method = request.Method.ToUpperInvariant(),
            Host = request.Host.Value ?? "",
            Path = request.Path.Value ?? "",
            Query = request.QueryString.Value ?? "",
            FormFields = [.. form.Keys],
            GrantType = form.One("grant_type"),
            At = options.TimeProvider.GetUtcNow(),
        };
    }

    private static async Task WriteAsync(HttpResponse response, SimulatedAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers[HeaderNames.CacheControl] = "no-cache,must-revalidate,max-age=0,no-store,private";
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Body.Length > 0)
        {
            await response.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The simulated org does not know {Method} {Path}")]
    private static partial void LogUnknown(ILogger logger, string method, string path);

    [LoggerMessage(2, LogLevel.Error, "The simulator failed at {Method} {Path}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string method, string path);
}
