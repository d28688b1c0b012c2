using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>The runs of everybody in this org.</summary>
public sealed partial class RunsPage
{
    private const int Most = 200;

    private IReadOnlyList<(BulkRun Run, RunCounts Counts)>? _runs;

    /// <summary>Has the runs.</summary>
    [Inject]
    public required IRunJournal Journal { get; init; }

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc />
    protected override async Task OpenAsync() => _runs = await Journal.ListAsync(Grant!, Most, Leaving);
}
