using D360Portal.Simulator.OAuth;

namespace D360Portal.Simulator;

/// <summary>Ready-made faults of the userinfo endpoint.</summary>
public static class UserInfoFaults
{
    /// <summary>Salesforce sends the caller to another host, where .NET would arrive without the token.</summary>
    public static Fault Redirected { get; } =
        Instead(SimulatedAnswer.Redirect("https://elsewhere.my.salesforce.example" + OAuthPaths.UserInfo));

    /// <summary>The token is refused, as plain text and with 403 instead of 401.</summary>
    public static Fault BadToken { get; } = Instead(SimulatedAnswer.Text("Bad_OAuth_Token", 403));

    /// <summary>A page of HTML.</summary>
    public static Fault Maintenance { get; } = AnyFaults.Maintenance(OAuthPaths.UserInfo);

    /// <summary>The answer is about another user.</summary>
    /// <param name="organizationId">The org's record id.</param>
    /// <param name="userId">The user's record id.</param>
    public static Fault Of(string organizationId, string userId) =>
        new("GET", OAuthPaths.UserInfo, new FaultEffect.Tampered(answer => answer.WithJson(document =>
        {
            document["sub"] = $"https://login.salesforce.com/id/{organizationId}/{userId}";
            document["user_id"] = userId;
            document["organization_id"] = organizationId;
        })));

    private static Fault Instead(SimulatedAnswer answer) => new("GET", OAuthPaths.UserInfo, new FaultEffect.Instead(answer));
}
