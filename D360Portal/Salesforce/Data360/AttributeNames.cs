namespace D360Portal.Salesforce.Data360;

/// <summary>Names of settings. Two of these are equal when they hold the same names.</summary>
public sealed record AttributeNames
{
    private readonly string[] _names;

    /// <summary>Keeps each name once.</summary>
    public AttributeNames(IEnumerable<string> names) => _names = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether the name is one of them.</summary>
    public bool Has(string name) => Array.BinarySearch(_names, name, StringComparer.Ordinal) >= 0;

    /// <inheritdoc />
    public bool Equals(AttributeNames? other) => other is not null && _names.AsSpan().SequenceEqual(other._names);

    /// <inheritdoc />
    public override int GetHashCode() => _names.Aggregate(0, HashCode.Combine);

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", _names);
}
