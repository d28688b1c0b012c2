using System.Collections.Concurrent;

namespace D360Portal.Simulator.Access;

/// <summary>The org's users, and which of them are frozen.</summary>
internal sealed class People(IReadOnlyList<SimulatedUser> users)
{
    private readonly ConcurrentDictionary<string, bool> _frozen = new(StringComparer.Ordinal);

    public IReadOnlyList<SimulatedUser> All => users;

    public SimulatedUser? Find(string? username) =>
        users.FirstOrDefault(user => string.Equals(user.Username, username, StringComparison.OrdinalIgnoreCase));

    public SimulatedUser? FindById(string userId) =>
        users.FirstOrDefault(user => string.Equals(user.UserId, userId, StringComparison.Ordinal));

    public SimulatedUser Get(string username) =>
        Find(username) ?? throw new ArgumentException($"The simulated org has no user {username}.", nameof(username));

    public bool IsActive(SimulatedUser user) => !_frozen.ContainsKey(user.UserId);

    public void SetActive(SimulatedUser user, bool active)
    {
        if (active)
        {
            _frozen.TryRemove(user.UserId, out _);
        }
        else
        {
            _frozen[user.UserId] = true;
        }
    }
}
