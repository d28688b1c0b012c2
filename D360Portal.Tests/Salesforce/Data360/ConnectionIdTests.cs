using CsCheck;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class ConnectionIdTests
{
    [Theory]
    [InlineData("9cgQL0000004HqHYAU")]
    [InlineData("9cgQL0000004HqH")]
    [InlineData("0hMX40000002A6XMAU")]
    [InlineData("1WM000000000001")]
    public void Any_record_id_is_one(string text)
    {
        Assert.True(ConnectionId.TryParse(text, out var id));
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("9cgQL0000004Hq")]
    [InlineData("9cgQL0000004HqHY")]
    [InlineData("9cgQL0000004HqHYAUU")]
    [InlineData("9cgQL0000004HqH/..")]
    [InlineData("9cgQL0000004HqH?x=")]
    [InlineData("9cgQL0000004Hq\u0661")]
    [InlineData(" 9cgQL0000004HqH ")]
    public void Nothing_else_is(string? text)
    {
        Assert.False(ConnectionId.TryParse(text, out var id));
        Assert.Equal(default, id);
        Assert.Equal("", id.ToString());
    }

    [Fact]
    public void Both_lengths_of_an_id_name_the_same_connector()
    {
        var (longer, shorter) = (Parse("9cgQL0000004HqHYAU"), Parse("9cgQL0000004HqH"));

        Assert.Equal(longer, shorter);
        Assert.Equal(longer.GetHashCode(), shorter.GetHashCode());
        Assert.Single(new HashSet<ConnectionId> { longer, shorter });
    }

    [Fact]
    public void Ids_that_differ_in_case_alone_are_two()
    {
        Assert.NotEqual(Parse("9cgQL0000004HqH"), Parse("9cgQL0000004Hqh"));
        Assert.NotEqual(Parse("9cgQL0000004HqHYAU"), default);
    }

    [Fact]
    public void Equality_is_that_of_the_first_fifteen_characters()
    {
        var ids = Gen.Select(Gen.Char["aA0"].Array[15], Gen.Char["aA0"].Array[3], Gen.Bool, (letters, suffix, isLong) => new string(letters) + (isLong ? new string(suffix) : ""));

        Gen.Select(ids, ids).Sample((one, other) =>
        {
            Assert.Equal(one[..15] == other[..15], Parse(one) == Parse(other));
            Assert.True(Parse(one) != Parse(other) || Parse(one).GetHashCode() == Parse(other).GetHashCode());
        });
    }

    private static ConnectionId Parse(string text) => ConnectionId.TryParse(text, out var id) ? id : throw new FormatException(text);
}
