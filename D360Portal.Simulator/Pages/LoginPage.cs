namespace D360Portal.Simulator.Pages;

/// <summary>Asks who it is. There are passwords, but none is wrong.</summary>
internal static class LoginPage
{
    private const string Heading = "Log in";

    /// <param name="action">Where the form goes.</param>
    /// <param name="pendingId">The request that waits for the user.</param>
    /// <param name="username">What stands in the field.</param>
    /// <param name="error">What was wrong with the last attempt; null at first.</param>
    /// <param name="users">Who could log in.</param>
    public static SimulatedAnswer Of(string action, string pendingId, string? username, string? error, IReadOnlyList<SimulatedUser> users) =>
        OrgPage.Of(Heading, Html.Of($$"""
            {{Alarm(error)}}
            <form method="post" action="{{action}}">
            <input type="hidden" name="pending" value="{{pendingId}}">
            <label for="username">Username</label>
            <input id="username" name="username" value="{{username}}" autocomplete="username"
              autocapitalize="none" spellcheck="false" required{{Invalid(error)}}>
            <label for="pw">Password</label>
            <input id="pw" name="pw" type="password" autocomplete="current-password" required>
            <button class="main">Log In</button>
            </form>
            <p class="hint">Any password will do. The users are:</p>
            <ul class="hint">{{Html.Each(users, user => Html.Of($"<li><code>{user.Username}</code>, who may {(user.IsAdmin ? "do everything" : "only look")}</li>"))}}</ul>
            """));

    private static Html Alarm(string? error) =>
        error is null ? Html.Nothing : Html.Of($"""<p class="alarm" id="error" role="alert">{error}</p>""");

    private static Html Invalid(string? error) =>
        error is null ? Html.Nothing : Html.Of($" aria-invalid=\"true\" aria-describedby=\"error\"");
}
