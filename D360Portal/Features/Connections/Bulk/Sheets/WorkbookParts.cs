using System.IO.Compression;
using System.Xml;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Which sheets a workbook has that can be seen, and where they are: ECMA-376, parts 18.2 and 9.2.</summary>
internal static class WorkbookParts
{
    private const string WorkbookPath = "xl/workbook.xml";
    private const string RelationsPath = "xl/_rels/workbook.xml.rels";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Whether the part is ever unpacked; pictures and macros are not.</summary>
    public static bool IsRead(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>The sheets in their order; null when it is not a workbook.</summary>
    public static IReadOnlyList<WorkbookPart>? Read(ZipArchive archive)
    {
        if (archive.GetEntry(WorkbookPath) is not { } workbook || archive.GetEntry(RelationsPath) is not { } relations)
        {
            return null;
        }

        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relation in Elements(relations, "Relationship"))
        {
            if (relation.GetAttribute("Id") is { } id && relation.GetAttribute("Target") is { } target)
            {
                paths[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
            }
        }

        var parts = new List<WorkbookPart>();
        foreach (var sheet in Elements(workbook, "sheet"))
        {
            if (sheet.GetAttribute("state") is null or "visible"
                && sheet.GetAttribute("name") is { } name && sheet.GetAttribute("id", Relationships) is { } id && paths.TryGetValue(id, out var path))
            {
                parts.Add(new WorkbookPart(name, path));
            }
        }

        return parts;
    }

    /// <summary>A reader of one part; nothing outside of the archive is ever fetched.</summary>
    public static XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(entry.Open(), Careful);

    private static IEnumerable<XmlReader> Elements(ZipArchiveEntry entry, string name)
    {
        using var reader = Open(entry);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name)
            {
                yield return reader;
            }
        }
    }
}
