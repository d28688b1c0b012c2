using Microsoft.AspNetCore.Components;

namespace D360Portal.Components;

/// <summary>What every failed request shows. It says nothing that came with the request.</summary>
public sealed partial class ErrorPage
{
    /// <summary>The HTTP status; none after an exception.</summary>
    [Parameter]
    public int? Status { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    private string Reference => CorrelationId.Of(HttpContext);

    private (string Title, string Advice) Words => Status switch
    {
        StatusCodes.Status404NotFound => (
            "Page not found", "There is no page at this address. It may have been moved, or the address may be cut off."),
        StatusCodes.Status400BadRequest => (
            "The portal did not accept that", "The form was too old, or it did not come from this portal. Go back, reload the page, and try again."),
        StatusCodes.Status421MisdirectedRequest => (
            "Wrong address", "The portal has one address, and this is another name for it. Open the first page and start from there."),
        StatusCodes.Status429TooManyRequests => (
            "Too many requests", "This browser has asked too often in a short time. Wait a minute, then try again."),
        _ => (
            "Something went wrong", "The portal met something that it does not expect. Try again; if it happens again, look for the reference in the portal's log."),
    };
}
