namespace D360Portal.Storage;

/// <summary>A session that its user ended. Its cookie may have been copied, and must not open anything until it has expired by itself.</summary>
internal sealed class EndedSessionRow
{
    public required Guid Id { get; init; }

    /// <summary>When no cookie of the session can be valid any more.</summary>
    public required DateTimeOffset ForgetAt { get; init; }
}
