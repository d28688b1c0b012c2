using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>A sheet as it was read: nothing of it is understood yet.</summary>
public sealed record Sheet
{
    /// <summary>Where it came from, such as <c>clinics.xlsx</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The number of the row that holds the headers.</summary>
    public required int HeaderRow { get; init; }

    /// <summary>The headers; one may be blank.</summary>
    public required ImmutableArray<string> Headers { get; init; }

    /// <summary>The rows below the headers that hold anything.</summary>
    public required ImmutableArray<SheetRow> Rows { get; init; }

    /// <summary>How it was read, in a sentence: the delimiter and the encoding that were found out.</summary>
    public string? HowRead { get; init; }

    /// <summary>A spreadsheet's name for a column: A, B … Z, AA.</summary>
    /// <param name="index">The column, from 0.</param>
    public static string Letters(int index) => index < 26 ? ((char)('A' + index)).ToString() : Letters((index / 26) - 1) + Letters(index % 26);
}
