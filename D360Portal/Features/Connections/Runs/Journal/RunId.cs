using System.Diagnostics.CodeAnalysis;

namespace D360Portal.Features.Connections;

/// <summary>The number of a run. Not a secret, and no permission by itself.</summary>
public readonly record struct RunId(Guid Value)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunId id)
    {
        var read = Guid.TryParseExact(text, "N", out var value);
        id = new RunId(value);
        return read;
    }

    /// <summary>A new one, later than every earlier one in sort order.</summary>
    public static RunId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}
