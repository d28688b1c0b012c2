using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using D360Portal.Hosting.Configuration;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace D360Portal.Hosting;

/// <summary>Keeps one address from beginning, finishing and ending sessions without pause.</summary>
/// <remarks>
/// Each of these may cost the org a call, and Salesforce limits logins. Pages, circuits, static files and health are not limited. The callback is answered by the
/// authentication middleware and has no endpoint, so requests are told by their path, before anybody handles them. Behind a proxy that is
/// not believed all users have one address, and share its pace; hence the generous default, and the setting.
/// </remarks>
internal static class SignInLimits
{
    private const int Segments = 6;

    /// <summary>Registers the pace that the settings give.</summary>
    public static void AddSignInLimits(this IServiceCollection services, PortalSettings settings)
    {
        services.TryAddSingleton(new SignInPace(settings.SignInsPerMinute, TimeSpan.FromMinutes(1)));
        services.AddRateLimiter(options => options.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddOptions<RateLimiterOptions>().Configure<SignInPace>((options, pace) =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Visit>(context => Limit(context, pace));
            options.OnRejected = (rejected, _) =>
            {
                // After a whole window nothing of what was counted is left.
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(pace.Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>Must know the client's address and the org's path, and stand before whoever answers the callback.</summary>
    public static void UseSignInLimits(this WebApplication app) => app.UseRateLimiter();

    private static RateLimitPartition<Visit> Limit(HttpContext context, SignInPace pace)
    {
        var purpose = PurposeOf(context.Request.Path);
        return purpose is Purpose.Other
            ? RateLimitPartition.GetNoLimiter(default(Visit))
            : RateLimitPartition.GetSlidingWindowLimiter(new Visit(purpose, NeighbourhoodOf(context.Connection.RemoteIpAddress)), _ => new()
            {
                PermitLimit = pace.Times,
                Window = pace.Window,
                SegmentsPerWindow = Segments,
            });
    }

    private static Purpose PurposeOf(PathString path)
    {
        if (path.StartsWithSegments(PortalUrls.SignIn, out var org))
        {
            // Without a key it is the page with the links.
            return org.Value is { Length: > 1 } ? Purpose.Begin : Purpose.Other;
        }

        if (path.StartsWithSegments(PortalUrls.Callback(default, isDefault: true)))
        {
            return Purpose.ComeBack;
        }

        return path.StartsWithSegments(PortalUrls.SignOut) || path.StartsWithSegments(PortalUrls.Disconnect) ? Purpose.End : Purpose.Other;
    }

    /// <summary>An IPv4 address, or the 64 bits that one IPv6 customer shares: the other 64 are theirs to change with every request.</summary>
    private static IPAddress NeighbourhoodOf(IPAddress? address) => address switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]),
        _ => address,
    };

    private enum Purpose
    {
        Other,
        Begin,
        ComeBack,
        End,
    }

    private readonly record struct Visit(Purpose Purpose, IPAddress Neighbourhood);
}
