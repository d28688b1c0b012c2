namespace D360Portal.Features.Connections.Bulk;

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">Its name, as the tab shows it.</param>
/// <param name="Path">Where it is in the archive.</param>
internal sealed record WorkbookPart(string Name, string Path);
