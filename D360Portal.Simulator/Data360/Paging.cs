using System.Globalization;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Data360;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Offset">How many entries to skip.</param>
/// <param name="Limit">The most entries to answer; null is all.</param>
internal sealed record Paging(int Offset, int? Limit)
{
    /// <summary>Reads <c>limit</c> and <c>offset</c>.</summary>
    /// <returns>The refusal; null when there is none.</returns>
    public static Data360Answer? Read(IQueryCollection query, int? defaultLimit, int? maximumLimit, out Paging paging)
    {
        paging = new Paging(0, defaultLimit);
        if (query.One("limit") is { } limit)
        {
            if (!TryRead(limit, out var number) || number == 0)
            {
                return Data360Answer.IllegalValue($"Invalid value for parameter limit: {limit}");
            }

            paging = paging with { Limit = number };
        }

        if (query.One("offset") is { } offset)
        {
            if (!TryRead(offset, out var number))
            {
                return Data360Answer.IllegalValue($"Invalid value for parameter offset: {offset}");
            }

            paging = paging with { Offset = number };
        }

        if (maximumLimit is { } maximum && !(paging.Limit <= maximum))
        {
            paging = paging with { Limit = maximum };
        }

        return null;
    }

    public IEnumerable<T> Of<T>(IEnumerable<T> all) => all.Skip(Offset).Take(Limit ?? int.MaxValue);

    /// <summary>The next part; null when the list ends with this one.</summary>
    public Paging? Next(int count) => Limit is { } limit && limit < count - Offset ? this with { Offset = Offset + limit } : null;

    // Digits only: no sign, no blanks.
    private static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
