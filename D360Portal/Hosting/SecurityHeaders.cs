using D360Portal.Hosting.Configuration;

namespace D360Portal.Hosting;

/// <summary>What the browser is told not to do.</summary>
/// <remarks>
/// What is not named is forbidden. Styles are the one concession: MudBlazor writes style attributes (MudBlazor issue 4529). Scripts come from this
/// origin only, and none stands in a page. Trusted types cannot be demanded: Blazor's own script sets <c>innerHTML</c> without a policy.
/// </remarks>
internal static class SecurityHeaders
{
    private const int YearInSeconds = 365 * 24 * 60 * 60;

    public static void UsePortalSecurityHeaders(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<PortalSettings>();
        var policies = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicySameOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .RemoveServerHeader()
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddDisplayCapture().None();
                policy.AddGeolocation().None();
                policy.AddMicrophone().None();
                policy.AddMidi().None();
                policy.AddPayment().None();
                policy.AddUsb().None();
            })
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                policy.AddScriptSrc().Self();
                policy.AddStyleSrc().Self().UnsafeInline();
                policy.AddImgSrc().Self().Data();
                policy.AddFontSrc().Self();
                policy.AddConnectSrc().Self();
                policy.AddBaseUri().Self();
                policy.AddFormAction().Self();
                policy.AddFrameAncestors().None();
            });
        if (settings.IsHttps && !settings.PublicUrl.IsLoopback)
        {
            // The host itself and no more: what else lives below it is not the portal's to decide.
            policies.AddStrictTransportSecurityMaxAge(YearInSeconds);
        }

        app.UseSecurityHeaders(policies);
    }
}
