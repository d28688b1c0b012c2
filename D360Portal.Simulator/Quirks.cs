namespace D360Portal.Simulator;

/// <summary>Every point where what is known of Salesforce is contradictory or missing, as a switch.</summary>
/// <remarks>
/// Each switch names both sides; false is the side that seems likelier, or the default of an org's settings. Whoever talks to an org must
/// work under every setting.
/// </remarks>
public sealed partial record Quirks
{
    /// <summary>Every switch on its other side.</summary>
    public static Quirks AllOther { get; } = new()
    {
        StateMissingOnErrors = true,
        HyphenatedAccessDenied = true,
        RequestErrorsWithoutRedirect = true,
        BareErrorsAnswer200 = true,
        AppErrorsOnErrorPage = true,
        GenericIdentityHost = true,
        GenericIssuer = true,
        JwtAccessTokens = true,
        RotatesRefreshTokens = true,
        ReuseSparesCurrentToken = true,
        OldBusyWording = true,
        WrongClientAnswers401 = true,
        UserInfoNeedsApiScope = true,
        DiscoveryAdvertisesPkce = true,
    };
}
