using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.Pages;

/// <summary>Asks the user whether the app may.</summary>
internal static class ApprovalPage
{
    public const string Decision = "decision";
    public const string Allow = "allow";
    public const string Deny = "deny";

    public static SimulatedAnswer Of(string action, string pendingId, SimulatedUser user, IReadOnlyList<string> scopes) =>
        OrgPage.Of("Allow access?", Html.Of($$"""
            <p>The app asks for permission to:</p>
            <ul>{{Html.Each(scopes.Select(Scopes.InWords).Distinct(), words => Html.Of($"<li>{words}</li>"))}}</ul>
            <p>You are logged in as <strong>{{user.Name}}</strong> (<code>{{user.Username}}</code>).</p>
            <form method="post" action="{{action}}" class="actions">
            <input type="hidden" name="pending" value="{{pendingId}}">
            <button class="main" name="{{Decision}}" value="{{Allow}}">Allow</button>
            <button name="{{Decision}}" value="{{Deny}}">Deny</button>
            </form>
            """));
}
