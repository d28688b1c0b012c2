namespace D360Portal.Features.Connections;

/// <summary>The settings of the <c>Bulk</c> section. They are checked at the start.</summary>
public sealed record BulkOptions
{
    /// <summary>How many creates are under way at once in an org, at most, whoever's runs they belong to.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>How many tests are under way at once against one host: wrong passwords lock accounts.</summary>
    public int TestsPerHost { get; init; } = 2;

    /// <summary>How many of the org's calls a run leaves for everybody else.</summary>
    public int CallReserve { get; init; } = 1000;

    /// <summary>How long secrets of rows that are not created are kept after their run last moved.</summary>
    public int SecretHours { get; init; } = 24;
}
