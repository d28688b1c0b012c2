using Microsoft.AspNetCore.Diagnostics;

namespace D360Portal.Hosting;

/// <summary>Shows a page for whatever ends a request without an answer of its own.</summary>
internal static class ErrorPages
{
    /// <summary>Must stand before everything that may fail.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        // A scope of its own: what failed the request, such as the user's session, would be handed to the page as it is.
        app.UseExceptionHandler(PortalUrls.Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(PortalUrls.Error + "/{0}");

        // The page is asked for anew with the method of the request that failed; a POST of no form of its own would fail once more.
        app.Use(async (context, next) =>
        {
            if (!IsShown(context))
            {
                await next(context);
                return;
            }

            var method = context.Request.Method;
            context.Request.Method = HttpMethods.Get;
            try
            {
                await next(context);
            }
            finally
            {
                // The request log tells the method that was asked with.
                context.Request.Method = method;
            }
        });
    }

    /// <summary>Whether the request has ended without an answer, and its error page is what is being asked for.</summary>
    public static bool IsShown(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
