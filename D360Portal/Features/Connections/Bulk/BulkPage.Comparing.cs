using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Bulk;

public sealed partial class BulkPage
{
    private NeighbourList? _neighbours;
    private bool _isComparing;

    /// <summary>Tells how old things are.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>Why no run may start, whatever the plan says; null when one may.</summary>
    private string? Unready => _neighbours?.ReadAt is null ? "The plan must be compared with the org first: read its connectors again." : null;

    /// <summary>The rows stay as they are, and the secrets among them: only what the page lacks is asked for again.</summary>
    protected override Task OnReturnedAsync() => _batch is null ? base.OnReturnedAsync() : Problem is null ? Task.CompletedTask : CompareAgainAsync();

    /// <summary>Reads the org's connectors anew and makes a new plan. Where that fails, those that were read before still count.</summary>
    private async Task CompareAgainAsync()
    {
        if (_isComparing || _batch is not { } batch)
        {
            return;
        }

        _isComparing = true;
        await TryAsync(async () =>
        {
            var read = await Starter.ReadNeighbourListAsync(Grant!.Id, batch.Form.Type, anew: true, Leaving);
            if (_batch != batch)
            {
                return;
            }

            if (read.ReadAt is null && _neighbours is { ReadAt: not null } before)
            {
                _neighbours = before with { Failure = read.Failure };
                return;
            }

            _neighbours = read;
            batch.Compare(read.Rows);
            Recheck();
        });
        _isComparing = false;
    }
}
