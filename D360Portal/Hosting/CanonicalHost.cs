using D360Portal.Hosting.Configuration;

namespace D360Portal.Hosting;

/// <summary>Sends browsers that came by another name to the address people use.</summary>
/// <remarks>
/// The callback is registered for one address, and cookies of <c>127.0.0.1</c> are not sent to <c>localhost</c>: a sign-in that begins at
/// one name and ends at the other fails. Health checks are answered under every name, because probes use addresses.
/// </remarks>
internal static class CanonicalHost
{
    public static void UseCanonicalHost(this WebApplication app)
    {
        var publicUrl = app.Services.GetRequiredService<PortalSettings>().PublicUrl;
        var host = publicUrl.IsDefaultPort ? new HostString(publicUrl.Host) : new HostString(publicUrl.Host, publicUrl.Port);
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (IsSame(request, host, publicUrl) || request.Path.StartsWithSegments("/health") || ErrorPages.IsShown(context))
            {
                return next(context);
            }

            if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            {
                context.Response.Redirect($"{publicUrl.Scheme}://{host}{request.PathBase}{request.Path}{request.QueryString}");
            }
            else
            {
                // A form that was filled in under another name has neither the cookies nor the antiforgery token of this one.
                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            }

            return Task.CompletedTask;
        });
    }

    private static bool IsSame(HttpRequest request, HostString host, Uri publicUrl) =>
        string.Equals(request.Host.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && (request.Host.Port ?? DefaultPort(request.Scheme)) == publicUrl.Port;

    private static int DefaultPort(string scheme) => scheme == Uri.UriSchemeHttps ? 443 : 80;
}
