using System.Diagnostics.CodeAnalysis;

namespace D360Portal.Salesforce.Grants;

/// <summary>The number of a grant: one user's permission in one org. Not a secret, and no permission by itself.</summary>
public readonly record struct GrantId(Guid Value)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GrantId id)
    {
        var read = Guid.TryParseExact(text, "N", out var value);
        id = new GrantId(value);
        return read;
    }

    /// <summary>A new one, later than every earlier one in sort order.</summary>
    public static GrantId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}
