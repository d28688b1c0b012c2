using CsCheck;
using D360Portal.Features.Connections.Bulk;

namespace D360Portal.Tests.Features.Connections.Bulk;

public sealed class RowPatternTests
{
    private static readonly Gen<string> Words = Gen.Char["ab. }-"].Array[0, 6].Select(letters => new string(letters));

    [Fact]
    public void What_stands_between_patterns_stays_and_patterns_become_values() =>
        Gen.Select(Words, Gen.Char["abc"].Array[1, 5].Select(letters => new string(letters)), Words).Array[0, 5].Sample(parts =>
        {
            var text = string.Concat(parts.Select(part => $"{part.Item1}{{{{ {part.Item2} }}}}{part.Item3}"));

            var filled = RowPattern.Fill(text, name => ($"<{name}>", null));

            Assert.Equal((string.Concat(parts.Select(part => $"{part.Item1}<{part.Item2}>{part.Item3}")), null), filled);
            Assert.Equal(parts.Select(part => part.Item2), RowPattern.ColumnsOf(text));
        });

    [Fact]
    public void Text_without_a_pattern_stays_as_it_is_and_any_other_is_filled_or_refused() =>
        Gen.Char["a{} "].Array[0, 12].Select(letters => new string(letters)).Sample(text =>
        {
            var (filled, fault) = RowPattern.Fill(text, _ => ("x", null));

            Assert.True(fault is null || !text.Contains("}}", StringComparison.Ordinal) || text.LastIndexOf("{{", StringComparison.Ordinal) >= text.LastIndexOf("}}", StringComparison.Ordinal) - 1);
            Assert.True(text.Contains("{{", StringComparison.Ordinal) || (filled, fault) == (text, null));
        });

    [Fact]
    public void A_pattern_that_is_not_closed_is_said() =>
        Assert.Equal("A pattern begins with {{ and is not closed with }}.", RowPattern.Fill("{{clinic}.example.com", _ => ("x", null)).Fault);
}
