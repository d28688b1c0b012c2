using D360Portal.Simulator.Http;
using D360Portal.Simulator.Pages;

namespace D360Portal.Simulator.OAuth;

/// <summary>Salesforce's own page for sign-ins that end there.</summary>
internal static class ErrorPageEndpoint
{
    public static SimulatedAnswer Get(HttpContext context) =>
        ErrorPage.Of(context.Request.Query.One("error"), context.Request.Query.One("error_description"));
}
