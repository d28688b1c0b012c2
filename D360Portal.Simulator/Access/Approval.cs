namespace D360Portal.Simulator.Access;

/// <summary>One lasting permission: a refresh token, through all its rotations. A user can give an app five.</summary>
internal sealed class Approval(SimulatedUser user, IReadOnlyList<string> scopes, string refreshToken)
{
    public SimulatedUser User { get; } = user;

    public IReadOnlyList<string> Scopes { get; } = scopes;

    /// <summary>The refresh token of now; the ledger's lock guards it.</summary>
    public string RefreshToken { get; set; } = refreshToken;
}
