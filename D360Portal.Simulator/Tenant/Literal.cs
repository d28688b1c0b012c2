using System.Globalization;
using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Tenant;

/// <summary>A value that stands in a statement.</summary>
/// <param name="Value">The value.</param>
/// <param name="Type">The name of its SQL type.</param>
/// <param name="TypeCode">The number of that type in <c>java.sql.Types</c>.</param>
internal sealed record Literal(JsonValue Value, string Type, int TypeCode)
{
    private const int Integer = 4;
    private const int BigInteger = -5;
    private const int Varchar = 12;

    public static Literal OfText(string text) => new(JsonValue.Create(text), "VARCHAR", Varchar);

    /// <returns>Null when the number is too large for every type.</returns>
    public static Literal? OfNumber(string digits) => long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number is >= int.MinValue and <= int.MaxValue
            ? new Literal(JsonValue.Create(number), "INTEGER", Integer)
            : new Literal(JsonValue.Create(number), "BIGINT", BigInteger)
        : null;
}
