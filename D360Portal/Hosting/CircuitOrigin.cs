using D360Portal.Hosting.Configuration;

namespace D360Portal.Hosting;

/// <summary>Circuits are opened from the portal's own pages and from no others.</summary>
/// <remarks>
/// The same-origin policy does not hold for a websocket's handshake, and SignalR does not ask where it comes from: a foreign page could open a
/// circuit with the cookies of whoever visits it. Browsers always tell the origin of a handshake. A client that tells none is no browser, and has nobody's cookies.
/// </remarks>
internal static class CircuitOrigin
{
    private const string Circuits = "/_blazor";

    /// <summary>Whether the request begins a circuit, or belongs to one.</summary>
    public static bool IsCircuit(HttpRequest request) => request.Path.StartsWithSegments(Circuits);

    public static void UseCircuitOrigin(this WebApplication app)
    {
        var publicUrl = app.Services.GetRequiredService<PortalSettings>().PublicUrl;
        var port = publicUrl.IsDefaultPort ? "" : $":{publicUrl.Port}";
        var own = $"{publicUrl.Scheme}://{publicUrl.IdnHost}{port}";
        app.Use((context, next) =>
        {
            if (!IsCircuit(context.Request)
                || context.Request.Headers.Origin.All(origin => string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }
}
