namespace D360Portal.Simulator.Pages;

/// <summary>What the simulator says of itself at its root.</summary>
internal static class StartPage
{
    public static SimulatedAnswer Of(SimulatedOrg org) => OrgPage.Of("A Salesforce org in a box", Html.Of($$"""
        <p>Point Postman, jsforce, the Salesforce CLI or a portal of your own at <code>{{Access.OrgAddress.Of(org.Options.Origin)}}</code>.</p>
        <ul>
        <li>Consumer key <code>{{org.Options.ConsumerKey}}</code></li>
        <li>Consumer secret <code>{{org.ConsumerSecret}}</code></li>
        {{Html.Each(org.Users, user => Html.Of($"<li>User <code>{user.Username}</code>, any password</li>"))}}
        {{Html.Each(org.Options.CallbackUrls, address => Html.Of($"<li>Callback <code>{address}</code></li>"))}}
        </ul>
        <p class="hint">What it does not know it answers with 501.</p>
        """));
}
