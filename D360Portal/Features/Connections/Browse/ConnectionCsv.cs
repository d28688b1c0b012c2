using System.Globalization;
using CsvHelper;

namespace D360Portal.Features.Connections.Browse;

/// <summary>Connectors as a CSV file that spreadsheets open, and that makes none of them compute anything.</summary>
internal static class ConnectionCsv
{
    private static readonly string[] Columns =
        ["Name", "API name", "Id", "Connector type", "Connector type name", "Status", "Status in Salesforce", "Method", "Last sync (UTC)"];

    // Excel takes a file without this mark for one of an old code page.
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { WriteByteOrderMark = true };

    /// <summary>The file: one line for each connector, one column for each parameter that any of them has.</summary>
    public static byte[] Write(IReadOnlyList<ConnectionRow> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            var parameters = rows.SelectMany(row => row.Parameters).Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal).ToArray();
            WriteLine(csv, Columns.Concat(parameters));
            foreach (var row in rows)
            {
                WriteLine(csv, Fields(row).Concat(parameters.Select(name => row.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value)));
            }
        }

        return stream.ToArray();
    }

    private static IEnumerable<string?> Fields(ConnectionRow row) =>
    [
        row.Label,
        row.Name,
        row.Id?.ToString(),
        row.TypeLabel,
        row.Type.ToString(),
        row.Status.Word,
        row.Status.Value,
        row.Method,
        row.LastSync?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    ];

    private static void WriteLine(CsvWriter csv, IEnumerable<string?> fields) => csv.WriteRecord(fields.Select(FormulaSafe.Text).ToArray());
}
