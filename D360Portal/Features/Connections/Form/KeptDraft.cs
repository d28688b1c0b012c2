namespace D360Portal.Features.Connections;

/// <summary>What of a draft outlives the page.</summary>
/// <param name="Draft">The draft without its secrets.</param>
/// <param name="SecretsTyped">Names of the secrets that had been typed, which must be typed again.</param>
public sealed record KeptDraft(ConnectionDraft Draft, IReadOnlyList<string> SecretsTyped)
{
    /// <summary>Whether the portal made it ready for the user, who has not begun it.</summary>
    public bool IsPrepared { get; init; }
}
