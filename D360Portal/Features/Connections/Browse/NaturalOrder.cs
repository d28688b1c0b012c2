namespace D360Portal.Features.Connections.Browse;

/// <summary>Orders texts as people do: "clinic 9" before "clinic 10", whatever the case.</summary>
internal sealed class NaturalOrder : IComparer<string?>
{
    /// <summary>The one that is needed.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc />
    public int Compare(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        var x = left.AsSpan();
        var y = right.AsSpan();
        while (!x.IsEmpty && !y.IsEmpty)
        {
            var (digitsX, digitsY) = (Digits(x), Digits(y));
            int order;
            if (digitsX > 0 && digitsY > 0)
            {
                order = CompareNumbers(x[..digitsX], y[..digitsY]);
                x = x[digitsX..];
                y = y[digitsY..];
            }
            else
            {
                order = char.ToUpperInvariant(x[0]).CompareTo(char.ToUpperInvariant(y[0]));
                x = x[1..];
                y = y[1..];
            }

            if (order != 0)
            {
                return order;
            }
        }

        // Equal but for case or leading zeros: still an order, so that lists do not jump.
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(left, right);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }

    /// <summary>By value, of any length.</summary>
    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }
}
