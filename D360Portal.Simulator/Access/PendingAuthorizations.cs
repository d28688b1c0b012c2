namespace D360Portal.Simulator.Access;

/// <summary>The requests whose users are still logging in or being asked.</summary>
internal sealed class PendingAuthorizations(SimulatedOrg org)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, PendingAuthorization> _pending = new(StringComparer.Ordinal);

    public PendingAuthorization Start(AuthorizationRequest request)
    {
        var pending = new PendingAuthorization(RandomText.Of(32), request, org.Now);
        lock (_lock)
        {
            foreach (var old in _pending.Values.Where(HasLapsed).ToArray())
            {
                _pending.Remove(old.Id);
            }

            _pending[pending.Id] = pending;
        }

        return pending;
    }

    public PendingAuthorization? Find(string? id)
    {
        lock (_lock)
        {
            return id is not null && _pending.TryGetValue(id, out var pending) && !HasLapsed(pending) ? pending : null;
        }
    }

    public void LogIn(PendingAuthorization pending, SimulatedUser user)
    {
        lock (_lock)
        {
            _pending[pending.Id] = pending with { User = user };
        }
    }

    /// <summary>Takes the request away: it can be decided once.</summary>
    public bool Close(PendingAuthorization pending)
    {
        lock (_lock)
        {
            return _pending.Remove(pending.Id);
        }
    }

    private bool HasLapsed(PendingAuthorization pending) => org.Now - pending.StartedAt > Life;
}
