namespace D360Portal;

/// <summary>The ids of the portal's own log messages, in one list so that none is given twice.</summary>
internal static class LogEvents
{
    public const int RunBegan = 800;
    public const int RunEnded = 801;
    public const int RunRowUnanswered = 802;
    public const int RunsGoOn = 803;
    public const int RunFailed = 804;
    public const int RunSecretsErased = 805;
    public const int RunRowBroke = 806;
    public const int RunNotScheduled = 807;
    public const int RunsNotKept = 808;

    public const int SettingsRejected = 1000;
    public const int AddressTaken = 1001;
    public const int PathsInUse = 1002;
    public const int DemoStarted = 1003;
    public const int KeyRingUnprotected = 1004;
    public const int PageFailed = 1005;
    public const int ProxyUnknown = 1006;
    public const int PageNotRefreshed = 1007;
    public const int EntryNotSaved = 1008;

    public const int SignedIn = 1100;
    public const int SignInRefused = 1101;
    public const int SignInFailed = 1102;
    public const int SignedOut = 1103;
    public const int Disconnected = 1104;
    public const int UserInfoSilent = 1105;
    public const int IdTokenForeign = 1106;
    public const int SessionNotLookedAt = 1107;

    public const int GrantRenewed = 1200;
    public const int GrantEnded = 1201;
    public const int RenewalRefused = 1202;
    public const int RevocationFailed = 1203;
    public const int TokensUnreadable = 1204;
    public const int GrantUnreadable = 1205;
    public const int RenewalNotStored = 1206;
    public const int RenewalStoredLate = 1207;
    public const int RenewalSurplus = 1208;
    public const int RenewalNotAnswered = 1209;
    public const int RenewalTurnKept = 1210;
    public const int KeysClosed = 1220;
    public const int KeysNotAsConfigured = 1221;
    public const int KeyCertificateExpired = 1222;

    public const int DiscoveryUnusable = 1300;
    public const int EnvironmentUnknown = 1301;

    public const int InventoryFailed = 1400;
    public const int ConnectorCreated = 1401;
    public const int CreateUnanswered = 1402;
    public const int IntentLookedUp = 1403;
    public const int IntentNotLookedUp = 1404;
    public const int IntentsGivenUp = 1405;

    public const int ConnectorChanged = 1420;
    public const int ChangeUnanswered = 1421;
    public const int ConnectorDeleted = 1422;
    public const int DeletionUnanswered = 1423;
    public const int ChangeLookedUp = 1424;
    public const int ChangeNotLookedUp = 1425;
    public const int ChangesGivenUp = 1426;

    public const int DraftNotKept = 1440;
    public const int DraftUnreadable = 1441;

    public const int OrgChecked = 1500;
}
