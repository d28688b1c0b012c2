namespace D360Portal.Simulator.Pages;

/// <summary>Where a sign-in ends that the app never hears of. The reason stands in the page's address, as at Salesforce, and here on the page too.</summary>
internal static class ErrorPage
{
    /// <summary>The text that Salesforce shows, whatever the reason is.</summary>
    private const string Wrapper = "OAUTH_APPROVAL_ERROR_GENERIC";

    public static SimulatedAnswer Of(string? error, string? description) =>
        OrgPage.Of("We can't authorize you", Html.Of($$"""
            <p>We can't authorize you because of an OAuth error. For more information, contact your Salesforce administrator.</p>
            <p><code>{{Wrapper}}</code>: an unexpected error has occurred during authentication. Please try again.</p>
            <p class="hint">The reason, which Salesforce puts into the address of this page only: <code>{{error}}</code>, {{description}}.</p>
            """));

    /// <summary>The page of a request that has been decided, or has waited too long.</summary>
    public static SimulatedAnswer Lapsed() =>
        OrgPage.Of("This page has expired", Html.Of($"<p>Go back to the app and sign in again.</p>"), StatusCodes.Status400BadRequest);
}
