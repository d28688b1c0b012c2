using D360Portal.Features.Connections;

namespace D360Portal.Tests.Features.Connections;

public sealed class MaskedValueTests
{
    [Theory]
    [InlineData("****")]
    [InlineData("***")]
    [InlineData(" ******** ")]
    [InlineData("••••••••")]
    [InlineData("●●●●")]
    [InlineData("····")]
    public void Nothing_but_mask_is_a_mask(string value) => Assert.True(MaskedValue.Matches(value));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("**")]
    [InlineData("***a")]
    [InlineData("*•*•")]
    [InlineData("aaaa")]
    [InlineData("pass****word")]
    [InlineData("....")]
    public void Everything_else_is_a_value(string value) => Assert.False(MaskedValue.Matches(value));
}
