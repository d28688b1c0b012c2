using D360Portal.Simulator.Data360;
using Microsoft.Extensions.Logging.Abstractions;

namespace D360Portal.Simulator;

/// <summary>How the simulated org is set up.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The address of an org that exists only in memory.</summary>
    public static Uri DefaultOrigin { get; } = new("https://simulated-org.my.salesforce.example");

    /// <summary>The org's My Domain.</summary>
    /// <value>The default is <see cref="DefaultOrigin"/>.</value>
    public Uri Origin { get; init; } = DefaultOrigin;

    /// <summary>The addresses that the app may be called back at. Compared character by character.</summary>
    /// <value>The default is the portal's own, <c>http://localhost:3000/oauth/callback</c>.</value>
    public IReadOnlyList<string> CallbackUrls { get; init; } = ["http://localhost:3000/oauth/callback"];

    /// <summary>The clock of the org.</summary>
    /// <value>The default is the machine's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The switches to start with.</summary>
    public Quirks Quirks { get; init; } = new();

    /// <summary>The app's consumer key.</summary>
    public string ConsumerKey { get; init; } = SalesforceSimulator.ConsumerKey;

    /// <summary>The app's consumer secret to start with.</summary>
    public string ConsumerSecret { get; init; } = SalesforceSimulator.ConsumerSecret;

    /// <summary>The scopes that the app has. Asking for another one ends on Salesforce's own error page.</summary>
    /// <value>The default has no <c>openid</c>, so that there is no id token.</value>
    public IReadOnlyList<string> AppScopes { get; init; } =
        ["api", "refresh_token", "offline_access", "cdp_api", "cdp_query_api", "cdp_profile_api", "cdp_ingest_api"];

    /// <summary>The users who may use the app, as with "Admin approved users are pre-authorized": they are not asked, everybody else is refused.</summary>
    /// <value>The default is null: all users may, and each is asked.</value>
    public IReadOnlyList<string>? PreAuthorizedUsers { get; init; }

    /// <summary>The user name that the client-credentials flow runs as; null when the app has none.</summary>
    public string? RunAsUser { get; init; } = SimulatedUser.Admin.Username;

    /// <summary>Whether the app may get tokens for itself at all; if not, the client-credentials flow is an unknown grant type.</summary>
    /// <value>The default is true.</value>
    public bool AllowsClientCredentials { get; init; } = true;

    /// <summary>The org's users.</summary>
    /// <value>The default is <see cref="SimulatedUser.Admin"/>, <see cref="SimulatedUser.Reviewer"/> and <see cref="SimulatedUser.Outsider"/>.</value>
    public IReadOnlyList<SimulatedUser> Users { get; init; } = [SimulatedUser.Admin, SimulatedUser.Reviewer, SimulatedUser.Outsider];

    /// <summary>Whether the org has Data 360 to start with.</summary>
    /// <value>The default is true.</value>
    public bool HasData360 { get; init; } = true;

    /// <summary>The data spaces that a Data 360 token can be had for. Case matters.</summary>
    /// <value>The default is <c>default</c>, which every org has.</value>
    public IReadOnlyList<string> DataSpaces { get; init; } = ["default"];

    /// <summary>How long a Data 360 token lives, used or not, in whole seconds.</summary>
    /// <value>The default is 7191 seconds, as in the documentation's sample.</value>
    public TimeSpan TenantTokenLife { get; init; } = TimeSpan.FromSeconds(7191);

    /// <summary>The connections to start with.</summary>
    /// <value>The default is <see cref="OrgSeed.Hospitals"/>.</value>
    public OrgSeed Seed { get; init; } = OrgSeed.Hospitals;

    /// <summary>How long each call of Data 360 takes.</summary>
    /// <value>The default is no time at all.</value>
    public ApiLatency Latency { get; init; } = ApiLatency.None;

    /// <summary>How long the way to a source takes whose host has a label that begins with <c>slow</c>.</summary>
    /// <value>The default is eight seconds on the org's clock.</value>
    public ApiLatency SlowSources { get; init; } = new(TimeSpan.FromSeconds(8));

    /// <summary>How long a connection that was stored without connecting stays in process, before its status tells what lies behind it.</summary>
    /// <value>The default is ten seconds; how long it takes is not documented.</value>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the name of a deleted connection cannot be used again.</summary>
    /// <value>The default is 15 seconds; live orgs have been seen to take some seconds, up to a minute.</value>
    public TimeSpan NameLock { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection still counts as used after the last data stream that used it was deleted.</summary>
    /// <value>The default is five seconds; live orgs have been seen to take some seconds.</value>
    public TimeSpan DependencyLag { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The org's record id, 18 characters.</summary>
    public string OrganizationId { get; init; } = RecordId.Of("00DSM", 1);

    /// <summary>The org's edition, as the Organization object has it, such as <c>Enterprise Edition</c> or <c>Developer Edition</c>.</summary>
    /// <value>The default is <c>Simulated Edition</c>, which no real org has.</value>
    public string OrganizationType { get; init; } = "Simulated Edition";

    /// <summary>Whether the org says that it is a sandbox.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>How long an access token lives without being used; a JSON Web Token lives that long at all.</summary>
    /// <value>The default is two hours, Salesforce's own.</value>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How many API calls within 24 hours the org allows. One more is refused with <c>REQUEST_LIMIT_EXCEEDED</c>.</summary>
    /// <value>The default is 100,000.</value>
    public int DailyApiCalls { get; init; } = 100_000;

    /// <summary>Receives the errors: a path that the simulator does not know, a failure of its own.</summary>
    /// <value>The default keeps silent.</value>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
