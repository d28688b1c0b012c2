using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace D360Portal.Components;

/// <summary>The document around every page.</summary>
public sealed partial class App
{
    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    /// <summary>The base carries the org: <c>/</c> for the default one, <c>/o/{key}/</c> for the others.</summary>
    private string BaseHref => HttpContext.Request.PathBase + "/";

    /// <summary>Null for pages that opt out (sign-in, connect, errors): they are plain HTML without a circuit.</summary>
    private IComponentRenderMode? RenderMode =>
        HttpContext.AcceptsInteractiveRouting() ? Microsoft.AspNetCore.Components.Web.RenderMode.InteractiveServer : null;
}
