namespace D360Portal.Simulator.Access;

/// <summary>Who makes a call, and what the token allows.</summary>
/// <param name="User">The user.</param>
/// <param name="Scopes">The scopes of the token.</param>
internal sealed record Bearer(SimulatedUser User, IReadOnlyList<string> Scopes)
{
    /// <summary>Whether the user may create, change and delete; the others may only look.</summary>
    public bool MayChange => User.IsAdmin;
}
