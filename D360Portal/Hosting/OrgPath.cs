using D360Portal.Salesforce.Orgs;

namespace D360Portal.Hosting;

/// <summary>Finds out which org a request is about: from its path and from nothing else.</summary>
/// <remarks>
/// <c>/o/{key}</c> becomes the base of the request, so that the same pages, scripts and circuits serve every org and links between
/// pages need not know it. Everything outside is the default org's.
/// </remarks>
internal static class OrgPath
{
    public static void UseOrgPath(this WebApplication app)
    {
        var orgs = app.Services.GetRequiredService<SalesforceOrgs>();
        app.Use((context, next) =>
        {
            if (!PortalUrls.TryReadOrg(context.Request.Path, out var key, out var rest))
            {
                context.Features.Set(new RequestedOrg(orgs.Default));
                return next(context);
            }

            // The default org has one address, and an org that is not configured has none.
            if (orgs.Find(key) is not { IsDefault: false } org)
            {
                context.Features.Set(new RequestedOrg(orgs.Default));
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            context.Features.Set(new RequestedOrg(org));
            context.Request.PathBase += PortalUrls.BaseOf(org);
            context.Request.Path = rest;
            return next(context);
        });
    }
}
