namespace D360Portal.Features.Connections.Bulk;

/// <summary>Ends the reading of a sheet that cannot be used. It does not leave <see cref="SheetReader"/>.</summary>
internal sealed class SheetException(IReadOnlyList<SheetFault> faults) : Exception(faults[0].Sentence)
{
    /// <summary>For one reason.</summary>
    public SheetException(string message, int? row = null, string? column = null)
        : this([new SheetFault(message, row, column)])
    {
    }

    /// <summary>Why.</summary>
    public IReadOnlyList<SheetFault> Faults { get; } = faults;
}
