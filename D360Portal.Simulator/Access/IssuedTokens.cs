namespace D360Portal.Simulator.Access;

/// <summary>What one token request brought.</summary>
/// <param name="Access">The new access token.</param>
/// <param name="RefreshToken">The new refresh token; null when there is none, or when the old one stays good.</param>
internal sealed record IssuedTokens(AccessToken Access, string? RefreshToken)
{
    /// <summary>Nothing: the tokens must not be printed.</summary>
    public override string ToString() => nameof(IssuedTokens);
}
