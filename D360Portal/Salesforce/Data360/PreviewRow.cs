namespace D360Portal.Salesforce.Data360;

/// <summary>One row of a source, on its way to the screen and nowhere else. It may be a patient's: its text never holds a value.</summary>
/// <param name="Values">The values, in the order of the fields that were asked for; null where the source has none.</param>
public sealed record PreviewRow(IReadOnlyList<string?> Values)
{
    /// <inheritdoc />
    public override string ToString() => $"{nameof(PreviewRow)} of {Values.Count} values";
}
