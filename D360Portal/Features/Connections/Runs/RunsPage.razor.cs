using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>The runs of everybody in this org, as they go on.</summary>
public sealed partial class RunsPage
{
    private const int Most = 200;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    private Task? _watching;
    private IReadOnlyList<(BulkRun Run, RunCounts Counts)>? _runs;

    /// <summary>Has the runs.</summary>
    [Inject]
    public required IRunJournal Journal { get; init; }

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc />
    protected override Task OpenAsync() => LookAsync();

    /// <inheritdoc />
    protected override Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        _watching ??= RepeatAsync(Time, () => Beat, LookAgainAsync);
        return Task.CompletedTask;
    }

    private async Task LookAgainAsync()
    {
        await LookAsync();
        StateHasChanged();
    }

    private async Task LookAsync() => _runs = await Journal.ListAsync(Grant!, Most, Leaving);
}
