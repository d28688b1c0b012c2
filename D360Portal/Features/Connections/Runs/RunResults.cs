using CsvHelper;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace D360Portal.Features.Connections;

/// <summary>A run as a file: the user's own columns, what became of each row, the id, and why. It can be read in again, and makes no spreadsheet compute anything.</summary>
internal static class RunResults
{
    private const int Batch = 500;

    private static readonly string[] OwnColumns = ["Status", "Id", "Error"];

    // Excel takes a file without this mark for one of an old code page.
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { WriteByteOrderMark = true };

    // Column widths and filters would need the whole sheet in memory.
    private static readonly OpenXmlConfiguration Xlsx = new() { AutoFilter = false, FastMode = false, EnableWriteNullValueCell = true };

    /// <summary>Writes a CSV file.</summary>
    public static async Task WriteCsvAsync(IRunJournal journal, BulkRun run, Stream stream, CancellationToken cancellationToken)
    {
        var kept = Kept(run);
        using var csv = CsvWriter.Create(stream, Csv, leaveOpen: true);
        csv.WriteRecord(kept.Select(column => Header(run.Columns[column])).Concat(OwnColumns).Select(FormulaSafe.Text).ToArray());
        await foreach (var row in ReadAsync(journal, run, cancellationToken))
        {
            csv.WriteRecord(Fields(row, kept).ToArray());
        }
    }

    /// <summary>Writes a workbook of one sheet.</summary>
    public static async Task WriteXlsxAsync(IRunJournal journal, BulkRun run, Stream stream, CancellationToken cancellationToken)
    {
        var kept = Kept(run);
        var headers = kept.Select(column => FormulaSafe.Text(Header(run.Columns[column]))).Concat(OwnColumns).ToArray();
        var lines = new List<Dictionary<string, object?>>();
        await foreach (var row in ReadAsync(journal, run, cancellationToken))
        {
            var line = new Dictionary<string, object?>(headers.Length);
            foreach (var (header, field) in headers.Zip(Fields(row, kept)))
            {
                line.TryAdd(header, field);
            }

            lines.Add(line);
        }

        await stream.SaveAsAsync(lines, sheetName: "Results", configuration: Xlsx, cancellationToken: cancellationToken);
    }

    /// <summary>The user's own columns, but for those of an earlier run's results: they are written anew.</summary>
    private static int[] Kept(BulkRun run)
    {
        var former = Enumerable.Range(0, run.Columns.Count).Where(column => IsCalledAsOurs(run.Columns[column])).ToArray();
        return [.. Enumerable.Range(0, run.Columns.Count).Where(column => former.Length < 2 || !former.Contains(column))];
    }

    /// <summary>One alone that is called as one of ours is the user's own, and stands beside ours.</summary>
    private static string Header(string header) => IsCalledAsOurs(header) ? $"{header.Trim()} (yours)" : header;

    private static bool IsCalledAsOurs(string header) => OwnColumns.Contains(header.Trim(), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Fields(RunRow row, int[] kept) =>
        kept.Select(column => column < row.Cells.Count ? row.Cells[column] : "")
            .Concat([RunWords.Of(row.State), row.ConnectionId?.ToString() ?? "", row.HasFailed || row.Reason is not null ? Error(row) : ""])
            .Select(FormulaSafe.Text);

    private static string Error(RunRow row) => row.SalesforceWords is { } words && row.State is RunRowState.Rejected ? $"{row.Reason} Salesforce: {words}" : row.Reason ?? "";

    private static async IAsyncEnumerable<RunRow> ReadAsync(
        IRunJournal journal, BulkRun run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var skip = 0; ; skip += Batch)
        {
            var rows = await journal.ListRowsAsync(run.Id, [], skip, Batch, cancellationToken);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Batch)
            {
                yield break;
            }
        }
    }
}
