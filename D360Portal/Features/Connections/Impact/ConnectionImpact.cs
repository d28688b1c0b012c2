using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What would feel it if a connector were changed or deleted, as far as that can be told.</summary>
public sealed record ConnectionImpact
{
    /// <summary>The data streams that read through it, surely or by their names.</summary>
    public IReadOnlyList<DataStreamEntry> Streams { get; init; } = [];

    /// <summary>Data streams that do not tell what they read through.</summary>
    public int Untold { get; init; }

    /// <summary>Why the list is not known, or not to its end; null when it is.</summary>
    public string? Problem { get; init; }

    /// <summary>What the list cost, in API calls.</summary>
    public int Calls { get; init; }

    /// <summary>When the list was read.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Whether something reads through it.</summary>
    public bool IsUsed => Streams.Count > 0;

    /// <summary>Whether what is said is all there is to say.</summary>
    public bool IsCertain => Problem is null && Untold == 0;

    /// <summary>Whether nothing reads through it, for sure.</summary>
    public bool IsUnused => !IsUsed && IsCertain;
}
