namespace D360Portal.Simulator.Access;

/// <summary>An access token: one session of one user.</summary>
internal sealed class AccessToken(string value, SimulatedUser user, IReadOnlyList<string> scopes, Approval? approval, DateTimeOffset issuedAt, bool isJwt)
{
    public string Value { get; } = value;

    public SimulatedUser User { get; } = user;

    public IReadOnlyList<string> Scopes { get; } = scopes;

    /// <summary>The permission that it came from; null when there is none that lasts.</summary>
    public Approval? Approval { get; } = approval;

    public DateTimeOffset IssuedAt { get; } = issuedAt;

    /// <summary>A JSON Web Token ends at the time that stands in it; the life of a session begins anew with every use.</summary>
    public bool IsJwt { get; } = isJwt;

    /// <summary>When its life began for the last time; the ledger's lock guards it.</summary>
    public DateTimeOffset AliveSince { get; set; } = issuedAt;
}
