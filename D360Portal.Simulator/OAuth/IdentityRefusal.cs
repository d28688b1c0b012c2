using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.OAuth;

/// <summary>How userinfo and identity URL refuse: one word as plain text, and 403 where others say 401.</summary>
/// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm"/>.</remarks>
internal static class IdentityRefusal
{
    public static SimulatedAnswer BadToken(HttpRequest request) =>
        SimulatedAnswer.Text(BearerCheck.TokenOf(request) is null ? "Missing_OAuth_Token" : "Bad_OAuth_Token", StatusCodes.Status403Forbidden);

    public static SimulatedAnswer WrongOrg() => SimulatedAnswer.Text("Wrong_Org", StatusCodes.Status403Forbidden);

    public static SimulatedAnswer BadId() => SimulatedAnswer.Text("Bad_Id", StatusCodes.Status404NotFound);

    public static SimulatedAnswer NoAccess() => SimulatedAnswer.Text("No_Access", StatusCodes.Status403Forbidden);
}
