namespace D360Portal.Features.Connections.Bulk;

/// <summary>How much one plan takes. What is larger is refused before it can fill the memory.</summary>
internal static class SheetLimits
{
    /// <summary>Rows of one plan: what a person can still look over, and an org can create in an hour.</summary>
    public const int Rows = 5_000;

    /// <summary>Columns of one sheet; no connector type has a third of that.</summary>
    public const int Columns = 200;

    /// <summary>Bytes of a file, and of pasted text.</summary>
    public const int Bytes = 10 * 1024 * 1024;

    /// <summary>Bytes of a workbook once it is unpacked: a workbook of <see cref="Rows"/> long rows has a tenth of it.</summary>
    public const int UnpackedBytes = 100 * 1024 * 1024;

    /// <summary>Faults that are told one by one; a sheet that is wrong all over is not read line by line.</summary>
    public const int Faults = 20;
}
