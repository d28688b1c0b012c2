namespace D360Portal.Simulator.Access;

/// <summary>What an app asked for at the authorize address, checked.</summary>
internal sealed record AuthorizationRequest
{
    public required string RedirectUri { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The S256 challenge that the verifier must match.</summary>
    public required string CodeChallenge { get; init; }

    public string? State { get; init; }

    public string? Nonce { get; init; }

    public string? LoginHint { get; init; }
}
