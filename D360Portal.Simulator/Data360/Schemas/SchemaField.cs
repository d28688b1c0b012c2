namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>One field of an event.</summary>
/// <param name="Name">What the source calls it.</param>
/// <param name="Label">The display text.</param>
/// <param name="DataType">One of <see cref="SchemaWords.DataTypes"/>.</param>
internal sealed record SchemaField(string Name, string Label, string DataType)
{
    /// <summary>Whether amounts carry their currency; only where a source pushes through the API.</summary>
    public bool? CurrencyIsoCode { get; init; }

    /// <summary>Whether an event must have it; only where an app sends.</summary>
    public bool? IsDataRequired { get; init; }

    /// <summary>Its place in the key; null when it is not part of it.</summary>
    public int? PrimaryIndexOrder { get; init; }
}
