using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Tenant;

/// <summary>An exchange with the tenant: only with one of its own tokens. The org's daily calls do not count here.</summary>
internal sealed class TenantExchange(SimulatedOrg org, Exchange exchange)
{
    /// <summary>Serves what a handler answers to the holder of a token.</summary>
    public RequestDelegate Of(Func<HttpContext, TenantToken, Task<SimulatedAnswer>> handler) => exchange.Of(async context =>
    {
        var value = BearerCheck.TokenOf(context.Request);
        if (org.TenantTokens.Find(value) is not { } token)
        {
            return Refused(org.Quirks.CoreTokenAtTenantAnswers403 && org.Tokens.Find(value) is not null);
        }

        return await handler(context, token);
    });

    private SimulatedAnswer Refused(bool isForbidden) => isForbidden
        ? TenantRefusal.Of(StatusCodes.Status403Forbidden, "FORBIDDEN", "The token is not one of this tenant.", org.Quirks)
        : TenantRefusal.Of(StatusCodes.Status401Unauthorized, "UNAUTHORIZED", "The token is invalid or has expired.", org.Quirks);
}
