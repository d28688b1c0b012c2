namespace D360Portal.Features.Connections.Bulk;

/// <summary>What came of reading a sheet.</summary>
public abstract record SheetOutcome
{
    private SheetOutcome()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Sheet">The sheet.</param>
    public sealed record Done(Sheet Sheet) : SheetOutcome;

    /// <summary>The workbook has several sheets, and the user must say which.</summary>
    /// <param name="Names">Their names.</param>
    public sealed record Choose(IReadOnlyList<string> Names) : SheetOutcome;

    /// <summary>It cannot be used.</summary>
    /// <param name="Faults">Why.</param>
    public sealed record Refused(IReadOnlyList<SheetFault> Faults) : SheetOutcome
    {
        /// <summary>For one reason.</summary>
        public Refused(string message)
            : this([new SheetFault(message)])
        {
        }
    }
}
