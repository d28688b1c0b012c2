using CsCheck;
using D360Portal.Features.Connections.Browse;

namespace D360Portal.Tests.Features.Connections.Browse;

public sealed class NaturalOrderTests
{
    private static readonly Gen<string?> Texts = Gen.OneOf(
        Gen.Char["aAbB019 -"].Array[0, 6].Select(letters => new string(letters)),
        Gen.Char["0129"].Array[0, 4].Select(letters => new string(letters)),
        SomeRows.Labels,
        Gen.String[0, 6]).Null(0.05);

    [Theory]
    [InlineData("clinic 9", "clinic 10")]
    [InlineData("clinic 09", "clinic 10")]
    [InlineData("Clinic 9", "clinic 10")]
    [InlineData("clinic 9", "Clinic 10")]
    [InlineData("clinic", "clinic 1")]
    [InlineData("9", "a")]
    [InlineData("clinic 2 west 10", "clinic 10 east 2")]
    [InlineData("clinic 99999999999999999999998", "clinic 99999999999999999999999")]
    [InlineData("clinic 99999999999999999999999", "clinic 100000000000000000000000")]
    [InlineData("", "a")]
    [InlineData(null, "")]
    public void One_comes_before_the_other(string? first, string? second)
    {
        Assert.True(Compare(first, second) < 0);
        Assert.True(Compare(second, first) > 0);
    }

    [Fact]
    public void Texts_that_read_alike_stand_together_but_are_not_the_same()
    {
        string[] sorted = ["b", "clinic 1", "CLINIC 01", "Clinic 1", "a", "clinic 2"];
        Array.Sort(sorted, NaturalOrder.Instance);

        Assert.Equal(["a", "b"], sorted[..2]);
        Assert.Equal("clinic 2", sorted[^1]);
        Assert.NotEqual(0, Compare("clinic 1", "Clinic 1"));
        Assert.NotEqual(0, Compare("clinic 1", "clinic 01"));
    }

    [Fact]
    public void Nothing_is_equal_but_the_same_text() =>
        Gen.Select(Texts, Texts).Sample((left, right) => Assert.Equal(left == right, Compare(left, right) == 0));

    [Fact]
    public void Turning_the_question_round_turns_the_answer_round() =>
        Gen.Select(Texts, Texts).Sample((left, right) => Assert.Equal(Math.Sign(Compare(left, right)), -Math.Sign(Compare(right, left))));

    [Fact]
    public void What_is_before_the_earlier_is_before_the_later() =>
        Gen.Select(Texts, Texts, Texts).Sample(
            (first, second, third) =>
            {
                string?[] sorted = [first, second, third];
                Array.Sort(sorted, NaturalOrder.Instance);

                Assert.True(Compare(sorted[0], sorted[1]) <= 0 && Compare(sorted[1], sorted[2]) <= 0 && Compare(sorted[0], sorted[2]) <= 0);
            },
            iter: 2_000);

    private static int Compare(string? left, string? right) => NaturalOrder.Instance.Compare(left, right);
}
