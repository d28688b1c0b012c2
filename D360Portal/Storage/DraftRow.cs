namespace D360Portal.Storage;

/// <summary>A draft as SQLite keeps it.</summary>
internal sealed class DraftRow
{
    public required Guid GrantId { get; init; }

    public required string Form { get; init; }

    /// <summary>JSON, sealed for this row alone.</summary>
    public required byte[] Content { get; set; }

    public required DateTimeOffset KeptAt { get; set; }
}
