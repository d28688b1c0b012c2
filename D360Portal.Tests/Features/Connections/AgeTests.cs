using D360Portal.Features.Connections;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class AgeTests
{
    [Theory]
    [InlineData("00:00:00", "just now")]
    [InlineData("00:00:59.999", "just now")]
    [InlineData("00:01:00", "1 min ago")]
    [InlineData("00:59:59", "59 min ago")]
    [InlineData("01:00:00", "1 h ago")]
    [InlineData("1.23:59:59", "47 h ago")]
    [InlineData("2.00:00:00", "2 days ago")]
    [InlineData("400.00:00:00", "400 days ago")]
    public void An_age_is_told_in_words(string age, string words) => Assert.Equal(words, Age.Of(The.Start - TimeSpan.Parse(age), The.Start));

    [Fact]
    public void An_unknown_time_has_no_age() => Assert.Equal("—", Age.Of(then: null, The.Start));

    [Fact]
    public void A_clock_that_is_behind_Salesforce_s_tells_no_age_below_zero() => Assert.Equal("just now", Age.Of(The.Start.AddSeconds(90), The.Start));

    [Fact]
    public void The_earliest_time_there_is_has_an_age() => Assert.EndsWith("days ago", Age.Of(DateTimeOffset.MinValue, The.Start), StringComparison.Ordinal);

    [Fact]
    public void The_point_in_time_is_told_in_UTC() =>
        Assert.Equal("2026-11-24 08:05 UTC", Age.Exact(new DateTimeOffset(2026, 11, 24, 9, 5, 59, TimeSpan.FromHours(1))));
}
