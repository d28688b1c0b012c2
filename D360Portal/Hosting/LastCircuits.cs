namespace D360Portal.Hosting;

/// <summary>While the portal stops, no circuit begins.</summary>
/// <remarks>
/// SignalR closes every circuit when the stop begins; a page then opens a new one at once, over a connection that is still there. Nobody would close
/// that one, and the host would wait for it until its patience ends (30 s).
/// </remarks>
internal static class LastCircuits
{
    public static void UseLastCircuits(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            if (!stopping.IsCancellationRequested || !CircuitOrigin.IsCircuit(context.Request))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
    }
}
