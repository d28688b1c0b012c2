using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Tells what undoing a run would do.</summary>
internal sealed class RunUndo(IRunJournal journal, ImpactReader impacts)
{
    /// <summary>Reads what uses each connector that the run created; the list of data streams is read once for all.</summary>
    public async Task<RunUndoPlan> PlanAsync(Grant grant, RunId id, CancellationToken cancellationToken)
    {
        var created = await journal.ListRowsAsync(id, [RunRowState.Created], skip: 0, take: int.MaxValue, cancellationToken);
        List<RunRow> unused = [];
        List<RunRow> used = [];
        foreach (var row in created)
        {
            var impact = await impacts.ReadAsync(grant.Id, row.AsConnection(), anew: unused.Count + used.Count == 0, cancellationToken);
            if (!impact.IsCertain)
            {
                // Then nothing is deleted, so nothing more is asked.
                return new RunUndoPlan([], [], impact.Problem ?? "Some data streams do not tell what they read through.");
            }

            (impact.IsUsed ? used : unused).Add(row);
        }

        return new RunUndoPlan(unused, used, Problem: null);
    }
}
