using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Rows on their way from one connector type to another, with what was decided for them. They are in memory alone, the secrets among them.</summary>
/// <param name="Sheet">The rows.</param>
/// <param name="Settings">What was decided, also what only a type of before has a use for.</param>
/// <param name="TypeLabel">The type that they come from.</param>
internal sealed record CarriedRows(Sheet Sheet, BatchSettings Settings, string TypeLabel)
{
    /// <summary>What is taken along of a batch; null where it has no rows.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="before">How its rows came there; null where they were read there. What the batch's type had no use for is remembered.</param>
    public static CarriedRows? Of(BulkBatch batch, CarriedRows? before)
    {
        if (batch is not { Sheet: { } sheet, Plan.Matched: { } matched, Settings: var settings })
        {
            return null;
        }

        var unused = before?.Settings.Patterns.Where(pair => batch.Columns.All(column => column.Key != pair.Key)) ?? [];
        return new CarriedRows(
            sheet,
            settings with
            {
                Patterns = settings.Patterns.SetItems(unused),
                Concealed = settings.Concealed.Union(sheet.Headers.Where((_, index) => matched.IsSecret(index))),
            },
            batch.Form.TypeLabel);
    }

    /// <summary>
    /// What of the decisions counts for another type. A value that fills nothing there must not make its columns look used, and a column that
    /// the type knows by its name needs no decision.
    /// </summary>
    /// <param name="columns">The columns that the type has.</param>
    public BatchSettings For(IReadOnlyList<BulkColumn> columns)
    {
        var keys = columns.Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
        var undecided = ColumnMatcher.Match(Sheet, columns, Settings with { Columns = Settings.Columns.Clear() });
        var known = Sheet.Headers.Where((_, index) => undecided.Columns[index] is not (null or { Key: BulkColumn.Own })).ToHashSet(StringComparer.Ordinal);
        return Settings with
        {
            Patterns = Settings.Patterns.RemoveRange(Settings.Patterns.Keys.Where(key => !keys.Contains(key))),
            Columns = Settings.Columns.RemoveRange(Settings.Columns
                .Where(pair => pair.Value is BulkColumn.Own or BulkColumn.LeftOut ? known.Contains(pair.Key) : !keys.Contains(pair.Value))
                .Select(pair => pair.Key)),
        };
    }
}
