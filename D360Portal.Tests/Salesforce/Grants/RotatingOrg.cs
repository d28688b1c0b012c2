using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>
/// A token endpoint at its strictest: every refresh token is good once, one that comes twice ends its grant, and a second request beside the
/// first is refused. It knows which reuse nobody could have avoided.
/// </summary>
internal sealed class RotatingOrg : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Approval> _approvals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly Queue<Mishap> _mishaps = [];
    private readonly List<string> _revoked = [];
    private int _number;
    private int _inProgress;

    /// <summary>Whether refresh tokens rotate.</summary>
    public bool Rotates { get; set; } = true;

    /// <summary>In place of any work: error and description.</summary>
    public (string Error, string? Description)? Refusal { get; set; }

    /// <summary>Awaited after the work and before the answer.</summary>
    public Func<Task>? BeforeAnswer { get; set; }

    /// <summary>Refreshes that arrived.</summary>
    public int Calls { get; private set; }

    /// <summary>Refreshes that were spoiled after they arrived.</summary>
    public int Spoiled { get; private set; }

    /// <summary>Refresh tokens that came a second time though their answer had been received: what must never be.</summary>
    public int AvoidableReuses { get; private set; }

    /// <summary>Refresh tokens that came a second time because the first answer was lost.</summary>
    public int UnavoidableReuses { get; private set; }

    /// <summary>Whether a request is being worked on; one that waits at <see cref="BeforeAnswer"/> is not.</summary>
    public bool IsBusy => Volatile.Read(ref _inProgress) > 0;

    /// <summary>The refresh and access tokens that were revoked, in order.</summary>
    public IReadOnlyList<string> Revoked
    {
        get
        {
            lock (_lock)
            {
                return [.. _revoked];
            }
        }
    }

    /// <summary>Grants that live at Salesforce and of which no process has lost track.</summary>
    public int Alive
    {
        get
        {
            lock (_lock)
            {
                return _approvals.Values.Distinct().Count(approval => approval is { IsOver: false, IsLost: false });
            }
        }
    }

    /// <summary>What a sign-in gives.</summary>
    public GrantSecrets Issue()
    {
        lock (_lock)
        {
            var approval = new Approval();
            return new GrantSecrets(Access(approval), Rotate(approval));
        }
    }

    /// <summary>The answer of a whole sign-in, rightly signed.</summary>
    public static SignInAnswer Answer(GrantSecrets secrets, string userId, DateTimeOffset now)
    {
        var id = $"https://login.salesforce.com/id/{The.OrganizationId}/{userId}";
        var issuedAt = now.ToUnixTimeMilliseconds().ToString();
        return new SignInAnswer
        {
            Org = The.Org,
            AccessToken = secrets.AccessToken,
            RefreshToken = secrets.RefreshToken,
            Id = id,
            IssuedAt = issuedAt,
            Signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(The.ClientSecret), Encoding.UTF8.GetBytes(id + issuedAt))),
            InstanceUrl = The.Org.MyDomain.AbsoluteUri,
            Scope = "api refresh_token",
        };
    }

    /// <summary>Ends every session; refresh tokens stay good.</summary>
    public void Expire()
    {
        lock (_lock)
        {
            foreach (var approval in _approvals.Values)
            {
                approval.Access.Clear();
            }
        }
    }

    /// <summary>Ends every grant, as in Setup.</summary>
    public void RevokeAll()
    {
        lock (_lock)
        {
            foreach (var approval in _approvals.Values)
            {
                approval.End();
            }
        }
    }

    public void Spoil(Mishap mishap)
    {
        lock (_lock)
        {
            _mishaps.Enqueue(mishap);
        }
    }

    public void SpoilNoMore()
    {
        lock (_lock)
        {
            _mishaps.Clear();
        }
    }

    /// <summary>Whoever received what this token was spent for has died: it may come again.</summary>
    public void LoseTrackOf(Secret spent)
    {
        lock (_lock)
        {
            _approvals[spent.Reveal()].IsLost = true;
        }
    }

    public bool Accepts(Secret accessToken)
    {
        lock (_lock)
        {
            return _approvals.Values.Any(approval => approval.Access.Contains(accessToken.Reveal()));
        }
    }

    /// <summary>Whether it is the refresh token of now of a grant that lives.</summary>
    public bool IsCurrent(Secret refreshToken)
    {
        lock (_lock)
        {
            return _approvals.TryGetValue(refreshToken.Reveal(), out var approval) && !approval.IsOver && approval.Current == refreshToken.Reveal();
        }
    }

    /// <summary>Whether an answer of that token's grant was lost.</summary>
    public bool IsLost(Secret refreshToken)
    {
        lock (_lock)
        {
            return _approvals.TryGetValue(refreshToken.Reveal(), out var approval) && approval.IsLost;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.GetLeftPart(UriPartial.Authority) != The.Org.MyDomain.GetLeftPart(UriPartial.Authority))
        {
            throw new InvalidOperationException($"Somebody sent tokens to {request.RequestUri.Host}.");
        }

        Interlocked.Increment(ref _inProgress);
        try
        {
            // Where others may come in between, as they would on a network.
            await Task.Yield();
            var form = request.Content is null
                ? []
                : QueryHelpers.ParseQuery(await request.Content.ReadAsStringAsync(CancellationToken.None));
            return request.RequestUri.AbsolutePath switch
            {
                "/services/oauth2/token" => await RefreshAsync(form["refresh_token"].ToString()),
                "/services/oauth2/revoke" => Revoke(form["token"].ToString()),
                _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            };
        }
        finally
        {
            Interlocked.Decrement(ref _inProgress);
        }
    }

    private async Task<HttpResponseMessage> RefreshAsync(string refreshToken)
    {
        Mishap? mishap;
        HttpResponseMessage answer;
        lock (_lock)
        {
            mishap = _mishaps.TryDequeue(out var next) ? next : null;
            if (mishap is Mishap.NotConnected)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
            }

            Calls++;
            Spoiled += mishap is null ? 0 : 1;
            answer = Refusal is { } refusal ? Refused(refusal.Error, refusal.Description)
                : mishap is Mishap.Busy || !_underWay.Add(refreshToken) ? Refused("invalid_grant", "token request is already being processed")
                : Renew(refreshToken, mishap is Mishap.ReplyLost or Mishap.ReplyReplaced);
        }

        if (BeforeAnswer is { } wait)
        {
            Interlocked.Decrement(ref _inProgress);
            await wait();
            Interlocked.Increment(ref _inProgress);
        }

        lock (_lock)
        {
            _underWay.Remove(refreshToken);
        }

        return mishap switch
        {
            Mishap.ReplyLost => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."),
            Mishap.ReplyReplaced => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<html>") },
            _ => answer,
        };
    }

    private HttpResponseMessage Renew(string refreshToken, bool isReplyLost)
    {
        if (!_approvals.TryGetValue(refreshToken, out var approval) || approval.IsOver)
        {
            return Refused("invalid_grant", "expired access/refresh token");
        }

        if (approval.Current != refreshToken)
        {
            if (approval.IsLost)
            {
                UnavoidableReuses++;
            }
            else
            {
                AvoidableReuses++;
            }

            approval.End();
            return Refused("invalid_grant", "expired access/refresh token");
        }

        var answer = new JsonObject { ["access_token"] = Access(approval).Reveal(), ["instance_url"] = The.Org.MyDomain.AbsoluteUri };
        if (Rotates)
        {
            approval.IsLost |= isReplyLost;
            answer["refresh_token"] = Rotate(approval).Reveal();
        }

        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString()) };
    }

    private HttpResponseMessage Revoke(string token)
    {
        lock (_lock)
        {
            _revoked.Add(token);
            if (_approvals.TryGetValue(token, out var approval) && approval.Current == token && !approval.IsOver)
            {
                approval.End();
                return new HttpResponseMessage(HttpStatusCode.OK);
            }

            return Refused("invalid_token", "invalid token");
        }
    }

    private static HttpResponseMessage Refused(string error, string? description) => new(HttpStatusCode.BadRequest)
    {
        Content = new StringContent(new JsonObject { ["error"] = error, ["error_description"] = description }.ToJsonString()),
    };

    private Secret Access(Approval approval)
    {
        var token = $"access-{++_number}";
        approval.Access.Add(token);
        return new Secret(token);
    }

    private Secret Rotate(Approval approval)
    {
        var token = $"refresh-{++_number}";
        approval.Current = token;
        _approvals[token] = approval;
        return new Secret(token);
    }

    private sealed class Approval
    {
        public string Current { get; set; } = "";

        public HashSet<string> Access { get; } = new(StringComparer.Ordinal);

        public bool IsOver { get; private set; }

        public bool IsLost { get; set; }

        public void End()
        {
            IsOver = true;
            Access.Clear();
        }
    }
}
