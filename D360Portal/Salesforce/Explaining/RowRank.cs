namespace D360Portal.Salesforce.Explaining;

/// <summary>How exactly a row fits a failure; of several rows the one of the highest rank speaks.</summary>
/// <remarks>
/// What Salesforce says comes before the type it says it of: "Access denied" means the same for every type. Of two rows that know as much, the one that
/// accounts for more of the words wins.
/// </remarks>
/// <param name="HasText">It asks for words.</param>
/// <param name="HasType">It asks for a type.</param>
/// <param name="HasReleaseLevel">It asks for a release level.</param>
/// <param name="HasCode">It asks for a code.</param>
/// <param name="Status">2 for one status, 1 for a class of them, 0 for any.</param>
/// <param name="HasPlace">It does not hold for every call.</param>
/// <param name="Words">How many characters of the words it accounts for.</param>
internal readonly record struct RowRank(bool HasText, bool HasType, bool HasReleaseLevel, bool HasCode, int Status, bool HasPlace, int Words)
    : IComparable<RowRank>
{
    /// <inheritdoc />
    public int CompareTo(RowRank other) => Order.CompareTo(other.Order);

    private (bool HasText, bool HasType, bool HasReleaseLevel, bool HasCode, int Status, bool HasPlace, int Words) Order =>
        (HasText, HasType, HasReleaseLevel, HasCode, Status, HasPlace, Words);

    /// <summary>Less exact.</summary>
    public static bool operator <(RowRank left, RowRank right) => left.CompareTo(right) < 0;

    /// <summary>More exact.</summary>
    public static bool operator >(RowRank left, RowRank right) => left.CompareTo(right) > 0;

    /// <summary>Less exact or the same.</summary>
    public static bool operator <=(RowRank left, RowRank right) => left.CompareTo(right) <= 0;

    /// <summary>More exact or the same.</summary>
    public static bool operator >=(RowRank left, RowRank right) => left.CompareTo(right) >= 0;
}
