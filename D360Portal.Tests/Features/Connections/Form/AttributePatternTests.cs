using D360Portal.Features.Connections;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class AttributePatternTests
{
    [Theory]
    [InlineData("^[a-z]+$", "clinic", true)]
    [InlineData("[a-z]+", "clinic", true)]
    [InlineData("[a-z]+", "clinic 1", false)]
    [InlineData("[a-z]+", "clinic\n", false)]
    [InlineData("^[a-z]+$", "clinic\n", false)]
    [InlineData("a|b", "b", true)]
    [InlineData("a|b", "ab", false)]
    [InlineData("^a|b$", "b", true)]
    [InlineData(@"\d{2}", "12", true)]
    public void A_pattern_is_for_the_whole_value(string pattern, string value, bool fits) => Assert.Equal(fits, AttributePattern.Fits(pattern, value));

    [Theory]
    [InlineData("([a-z")]
    [InlineData("a++")]
    [InlineData(@"\p{Alpha}+")]
    [InlineData("*")]
    [InlineData(")(")]
    [InlineData("(?x)a # comment")]
    public void A_pattern_that_is_broken_cannot_tell(string pattern)
    {
        Assert.Null(AttributePattern.Fits(pattern, "anything"));
        Assert.False(AttributePattern.IsUsable(pattern));
    }

    [Theory]
    [InlineData("[a-z&&[^aeiou]]+", "bcd")]
    [InlineData("[[a-z][0-9]]+", "a1")]
    [InlineData("[[:alpha:]]+", "abc")]
    public void A_pattern_that_reads_differently_in_Java_refuses_nothing(string pattern, string right) => Assert.NotEqual(false, AttributePattern.Fits(pattern, right));

    [Theory]
    [InlineData(@"[\[\]]+", "[]", true)]
    [InlineData(@"\[[a-z]+\]", "[a]", true)]
    [InlineData("[]a]", "]", true)]
    [InlineData("[a-z]&&[0-9]", "a&&1", true)]
    [InlineData("[a&b]+", "a&b", true)]
    [InlineData(@"[\\]+", "\\", true)]
    public void Brackets_that_read_alike_everywhere_count(string pattern, string value, bool fits) => Assert.Equal(fits, AttributePattern.Fits(pattern, value));

    [Fact]
    public void Without_a_pattern_nothing_can_be_told() => Assert.Null(AttributePattern.Fits(pattern: null, "anything"));

    [Theory]
    [InlineData("^(a+)+$", 40)]
    [InlineData("^(a+)+$", 100_000)]
    [InlineData("(.*a){30}", 100_000)]
    public Task A_pattern_that_backtracks_for_ever_gives_up(string pattern, int length) =>
        Patience.WithinReasonAsync(() => Assert.Null(AttributePattern.Fits(pattern, new string('a', length - 1) + "!")));

    [Fact]
    public void More_patterns_than_are_kept_still_work()
    {
        for (var number = 0; number < 1_100; number++)
        {
            Assert.True(AttributePattern.Fits($"clinic-{number}", $"clinic-{number}"));
        }
    }
}
