namespace D360Portal.Features.Connections;

/// <summary>What of a draft outlives the page.</summary>
/// <param name="Draft">The draft without its secrets.</param>
/// <param name="SecretsTyped">Names of the secrets that had been typed, which must be typed again.</param>
public sealed record KeptDraft(ConnectionDraft Draft, IReadOnlyList<string> SecretsTyped)
{
    /// <summary>Whether the portal made it ready for the user, who has not begun it.</summary>
    public bool IsPrepared { get; init; }

    /// <summary>What of a draft is kept: all but the secrets, whose names are.</summary>
    public static KeptDraft Of(ConnectionDraft draft, ConnectorForm form) => new(
        draft.WithoutSecrets(form),
        [.. form.Fields.Where(field => field.IsTypedSecret && draft[field.Name].Length > 0).Select(field => field.Name)]);
}
