using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>An empty sheet of a connector type: its columns, one row to show what is meant, and what each column is for.</summary>
internal static class SheetTemplate
{
    /// <summary>The sheet of a template that explains the columns. It is not read.</summary>
    public const string ExplanationSheet = "About the columns";

    private const string RowsSheet = "Connectors";
    private const string ByteOrderMark = "\uFEFF";

    /// <summary>The columns and the first row. Secrets are there, and empty.</summary>
    /// <param name="form">The form of the type.</param>
    /// <param name="example">What the first row has; null for none but the catalogue's defaults.</param>
    public static (IReadOnlyList<BulkColumn> Columns, IReadOnlyList<string> Row) Of(ConnectorForm form, ConnectionDraft? example)
    {
        var columns = BulkColumns.Template(form);
        var draft = example ?? ConnectionDraft.New(form);
        return (columns, [.. columns.Select(column => column.IsSecret ? "" : FormulaSafe.Text(ValueOf(column, draft)))]);
    }

    /// <summary>As CSV, which Excel takes for what it is only with a mark at its beginning. Below each header stands what the column is for.</summary>
    public static byte[] Csv(ConnectorForm form, ConnectionDraft? example)
    {
        var (columns, row) = Of(form, example);
        return Encoding.UTF8.GetBytes(ByteOrderMark + DelimitedText.Write(
            [columns.Select(column => FormulaSafe.Text(column.Heading)), columns.Select(column => FormulaSafe.Text(ColumnNotes.Cell(column.Explanation))), row], ','));
    }

    /// <summary>As a workbook, with a second sheet that explains the columns.</summary>
    public static byte[] Xlsx(ConnectorForm form, ConnectionDraft? example)
    {
        var (columns, row) = Of(form, example);
        var first = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (column, text) in columns.Zip(row))
        {
            first.TryAdd(FormulaSafe.Text(column.Heading), text);
        }

        using var stream = new MemoryStream();
        stream.SaveAs(
            new Dictionary<string, object>
            {
                [RowsSheet] = new[] { first },
                [ExplanationSheet] = columns.Select(column => new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["Column"] = FormulaSafe.Text(column.Heading),
                    ["Parameter"] = FormulaSafe.Text(column.Field?.Name ?? ""),
                    ["What to write"] = FormulaSafe.Text(column.Explanation),
                }).ToArray(),
            },
            configuration: new OpenXmlConfiguration { AutoFilter = false, FastMode = false });
        return stream.ToArray();
    }

    private static string ValueOf(BulkColumn column, ConnectionDraft draft) =>
        column.Key == BulkColumn.CredentialSet ? "" : draft.ValueOf(column.Key);
}
