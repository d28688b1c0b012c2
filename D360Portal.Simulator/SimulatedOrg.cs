using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Tenant;

namespace D360Portal.Simulator;

/// <summary>The org's people, its app and what they have been permitted: what an administrator sees and does in Setup.</summary>
public sealed class SimulatedOrg
{
    private int _apiCalls;
    private volatile bool _hasData360;

    internal SimulatedOrg(SimulatorOptions options)
    {
        Options = options;
        Quirks = options.Quirks;
        People = new People(options.Users);
        App = new ClientApp(options);
        Tokens = new TokenLedger(this);
        TenantTokens = new TenantTokens(this);
        HasData360 = options.HasData360;
        Codes = new CodeLedger(this);
        PendingAuthorizations = new PendingAuthorizations(this);
        Data360 = new SimulatedData360(this);
    }

    /// <summary>The org's record id, 18 characters.</summary>
    public string OrganizationId => Options.OrganizationId;

    /// <summary>The org's users.</summary>
    public IReadOnlyList<SimulatedUser> Users => People.All;

    /// <summary>The app's consumer secret of now.</summary>
    public string ConsumerSecret => App.Secret;

    /// <summary>Whether an administrator has blocked the app: nobody can sign in with it, and its tokens are refused.</summary>
    public bool IsAppBlocked
    {
        get => App.IsBlocked;
        set => App.IsBlocked = value;
    }

    /// <summary>Whether the org has Data 360. Without it there is no tenant, and no token for one.</summary>
    public bool HasData360
    {
        get => _hasData360;
        set => _hasData360 = value;
    }

    /// <summary>How many calls of the day's allowance have been made. Salesforce tells it with every answer of the REST API.</summary>
    public int ApiCalls
    {
        get => Volatile.Read(ref _apiCalls);
        set => Volatile.Write(ref _apiCalls, value);
    }

    /// <summary>Every code, access token, refresh token and Data 360 token that was ever issued, for tests that search where they must not be.</summary>
    public IReadOnlyCollection<string> IssuedSecrets => [.. Codes.Issued, .. Tokens.Issued, .. TenantTokens.Issued];

    internal SimulatorOptions Options { get; }

    internal Quirks Quirks { get; set; }

    internal People People { get; }

    internal ClientApp App { get; }

    internal TokenLedger Tokens { get; }

    internal TenantTokens TenantTokens { get; }

    internal CodeLedger Codes { get; }

    internal PendingAuthorizations PendingAuthorizations { get; }

    internal SigningKey SigningKey { get; } = new();

    internal SimulatedData360 Data360 { get; }

    internal DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>Ends the sessions of all users, or of one, as a session timeout does. Refresh tokens stay good.</summary>
    public void ExpireAccessTokens(string? username = null) => Tokens.ExpireAccessTokens(IdOf(username));

    /// <summary>Ends every Data 360 token, as its time does. The sessions that they were had for go on.</summary>
    public void ExpireData360Tokens() => TenantTokens.ExpireAll();

    /// <summary>Revokes all that a user has permitted, as the button in Setup does.</summary>
    public void RevokeGrants(string username) => Tokens.RevokeAll(IdOf(username));

    /// <summary>Freezes a user: no sign-in, and no token is renewed or accepted.</summary>
    public void Deactivate(string username) => People.SetActive(People.Get(username), active: false);

    /// <summary>Lets a frozen user in again.</summary>
    public void Activate(string username) => People.SetActive(People.Get(username), active: true);

    /// <summary>Lets a data stream read through a connection, so that it cannot be deleted, or takes the last one away.</summary>
    /// <param name="name">The connection's developer name.</param>
    /// <param name="inUse">Whether there is a data stream.</param>
    public void SetConnectionInUse(string name, bool inUse = true)
    {
        var connection = Data360.Connections.All.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"The simulated org has no connection {name}.", nameof(name));
        Data360.Connections.Update(connection.Id, stored => stored with { IsInUse = inUse });
    }

    /// <summary>Gives the app a new consumer secret, which ends every token of the app.</summary>
    /// <returns>The new secret.</returns>
    public string RotateConsumerSecret()
    {
        var secret = App.RotateSecret();
        Tokens.RevokeAll(userId: null);
        return secret;
    }

    /// <summary>The value of <c>Sforce-Limit-Info</c>.</summary>
    internal string ApiUsage => $"api-usage={ApiCalls}/{Options.DailyApiCalls}";

    /// <summary>Counts a call; false when the allowance is used up, which is not counted.</summary>
    internal bool TryCountApiCall()
    {
        if (Interlocked.Increment(ref _apiCalls) <= Options.DailyApiCalls)
        {
            return true;
        }

        Interlocked.Decrement(ref _apiCalls);
        return false;
    }

    private string? IdOf(string? username) => username is null ? null : People.Get(username).UserId;
}
