using D360Portal.Administration;

namespace D360Portal.Tests.Administration;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Ada Admin", "Ada Admin")]
    [InlineData("Zoë 李 🙂", "Zoë 李 🙂")]
    [InlineData("a\nb\r\tc", "a\uFFFDb\uFFFD\uFFFDc")]
    [InlineData("\u001b[2Jgone", "\uFFFD[2Jgone")]
    [InlineData("abc\u202Etxt", "abc\uFFFDtxt")]
    [InlineData("a\u2028b", "a\uFFFDb")]
    public void What_would_move_the_cursor_is_replaced(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));
}
