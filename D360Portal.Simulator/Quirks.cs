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
        ListsEveryType = true,
        MissingTypeIsMissingArgument = true,
        UnknownTypeListsNothing = true,
        NoDefaultLimit = true,
        LimitIsCapped = true,
        TotalSizeAbsent = true,
        FiltersMatchParts = true,
        ConnectionOrderHasNoDirection = true,
        ListOmitsParams = true,
        ListOmitsSyncState = true,
        SyncStateAbsent = true,
        StatusInMixedCase = true,
        StatusOfMetadataType = true,
        CrmStatusFromList = true,
        CredentialsAbsent = true,
        BulletMask = true,
        ParamsMasked = true,
        AuditFieldsPresent = true,
        ShortIdsRefused = true,
        CatalogueIsPaged = true,
        CatalogueLacksIngestApi = true,
        UnsetKeysOmitted = true,
        MetadataIsComplete = true,
        DescriptionSaysIngress = true,
        OptionsAreStrings = true,
        SnowflakeSaysCredentialType = true,
        UnknownDatabasesSayUsername = true,
        EntityEncodingHeaderIgnored = true,
        UrlsAreEntityEncoded = true,
        ErrorsAsObject = true,
        MissingItemIsNotFound = true,
        MissingItemAnswers500 = true,
        LimitInfoAbsent = true,
    };
}
