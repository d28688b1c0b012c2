using System.Diagnostics.CodeAnalysis;

namespace D360Portal.Sessions;

/// <summary>The number of a session: one browser's time between a sign-in and a sign-out. It opens nothing by itself.</summary>
public readonly record struct SessionId(Guid Value)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId id)
    {
        var read = Guid.TryParseExact(text, "N", out var value);
        id = new SessionId(value);
        return read;
    }

    /// <summary>A new one, at random.</summary>
    public static SessionId New() => new(Guid.NewGuid());

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}
