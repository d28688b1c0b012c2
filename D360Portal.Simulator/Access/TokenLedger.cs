namespace D360Portal.Simulator.Access;

/// <summary>The tokens of all users: issued, used, renewed, revoked.</summary>
/// <remarks>
/// Sources: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_refresh_token_flow.htm"/> and
/// <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_request_approve.htm"/>.
/// </remarks>
internal sealed class TokenLedger(SimulatedOrg org)
{
    /// <summary>How many approvals of one app a user can have; one more pushes the oldest out.</summary>
    public const int ApprovalsPerUser = 5;

    private readonly Lock _lock = new();
    private readonly TokenMint _mint = new(org);
    private readonly List<string> _issued = [];
    private readonly List<Approval> _approvals = [];
    private readonly Dictionary<string, AccessToken> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Approval> _rotatedOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);

    /// <summary>Every access and refresh token ever issued.</summary>
    public IReadOnlyCollection<string> Issued
    {
        get
        {
            lock (_lock)
            {
                return [.. _issued];
            }
        }
    }

    /// <summary>Tokens for a user who has just said yes.</summary>
    public IssuedTokens Issue(SimulatedUser user, IReadOnlyList<string> scopes)
    {
        lock (_lock)
        {
            if (!Scopes.AllowRefresh(scopes))
            {
                return new IssuedTokens(IssueAccess(user, scopes, approval: null), RefreshToken: null);
            }

            var approval = new Approval(user, scopes, Keep(TokenMint.RefreshToken()));
            _approvals.Add(approval);
            foreach (var oldest in _approvals.Where(given => given.User.UserId == user.UserId).SkipLast(ApprovalsPerUser).ToArray())
            {
                End(oldest);
            }

            return new IssuedTokens(IssueAccess(user, scopes, approval), approval.RefreshToken);
        }
    }

    /// <summary>Begins a renewal; null while another one with the same refresh token is under way.</summary>
    /// <returns>Ends the turn when disposed.</returns>
    public IDisposable? TakeTurn(string refreshToken)
    {
        lock (_lock)
        {
            return _underWay.Add(refreshToken) ? new Turn(this, refreshToken) : null;
        }
    }

    /// <summary>Who holds a refresh token; null when it is not good (any more).</summary>
    public SimulatedUser? HolderOf(string refreshToken)
    {
        lock (_lock)
        {
            return FindApproval(refreshToken)?.User;
        }
    }

    /// <summary>Renews; null when the refresh token is not good (any more).</summary>
    public IssuedTokens? Renew(string refreshToken)
    {
        lock (_lock)
        {
            if (FindApproval(refreshToken) is not { } approval)
            {
                // Two parties hold that token, and one of them stole it: nobody keeps anything.
                if (_rotatedOut.TryGetValue(refreshToken, out var robbed) && !org.Quirks.ReuseSparesCurrentToken)
                {
                    End(robbed);
                }

                return null;
            }

            string? rotated = null;
            if (org.Quirks.RotatesRefreshTokens)
            {
                _rotatedOut[refreshToken] = approval;
                approval.RefreshToken = rotated = Keep(TokenMint.RefreshToken());
            }

            return new IssuedTokens(IssueAccess(approval.User, approval.Scopes, approval), rotated);
        }
    }

    /// <summary>The living access token with that value, whose life begins anew by being used.</summary>
    public AccessToken? Use(string? value)
    {
        lock (_lock)
        {
            if (Look(value) is not { } token)
            {
                return null;
            }

            if (!token.IsJwt)
            {
                token.AliveSince = org.Now;
            }

            return token;
        }
    }

    /// <summary>The living access token with that value, unused.</summary>
    public AccessToken? Find(string? value)
    {
        lock (_lock)
        {
            return Look(value);
        }
    }

    /// <summary>Revokes a token: an access token alone, a refresh token with all its access tokens.</summary>
    /// <returns>False when there is no such token.</returns>
    public bool Revoke(string token)
    {
        lock (_lock)
        {
            if (FindApproval(token) is { } approval)
            {
                End(approval);
                return true;
            }

            return Look(token) is not null && _access.Remove(token);
        }
    }

    /// <summary>Revokes all that a user has permitted, or all that anybody has.</summary>
    public void RevokeAll(string? userId)
    {
        lock (_lock)
        {
            foreach (var approval in _approvals.Where(given => userId is null || given.User.UserId == userId).ToArray())
            {
                End(approval);
            }

            ExpireAccessTokens(userId);
        }
    }

    /// <summary>Ends the sessions of a user, or of everybody.</summary>
    public void ExpireAccessTokens(string? userId)
    {
        lock (_lock)
        {
            foreach (var token in _access.Values.Where(token => userId is null || token.User.UserId == userId).ToArray())
            {
                _access.Remove(token.Value);
            }
        }
    }

    private AccessToken IssueAccess(SimulatedUser user, IReadOnlyList<string> scopes, Approval? approval)
    {
        var isJwt = org.Quirks.JwtAccessTokens;
        var value = Keep(isJwt ? _mint.JwtAccessToken(user, scopes) : _mint.OpaqueAccessToken());
        return _access[value] = new AccessToken(value, user, scopes, approval, org.Now, isJwt);
    }

    private AccessToken? Look(string? value) =>
        value is not null && _access.TryGetValue(value, out var token) && org.Now - token.AliveSince < org.Options.SessionTimeout
            ? token
            : null;

    private Approval? FindApproval(string refreshToken) =>
        _approvals.Find(given => string.Equals(given.RefreshToken, refreshToken, StringComparison.Ordinal));

    private void End(Approval approval)
    {
        _approvals.Remove(approval);
        foreach (var token in _access.Values.Where(token => token.Approval == approval).ToArray())
        {
            _access.Remove(token.Value);
        }
    }

    private string Keep(string secret)
    {
        _issued.Add(secret);
        return secret;
    }

    private sealed class Turn(TokenLedger ledger, string refreshToken) : IDisposable
    {
        public void Dispose()
        {
            lock (ledger._lock)
            {
                ledger._underWay.Remove(refreshToken);
            }
        }
    }
}
