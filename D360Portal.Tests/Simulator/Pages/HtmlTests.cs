using AngleSharp.Html.Parser;
using CsCheck;
using D360Portal.Simulator.Pages;

namespace D360Portal.Tests.SimulatorTests.Pages;

public sealed class HtmlTests
{
    [Fact]
    public void Whatever_is_put_into_markup_stays_text()
    {
        // No control characters: a parser reads some of them as others, whoever wrote them.
        var pieces = Gen.OneOf([.. new[] { "<script>", "\"><b>", "&lt;", "' onclick=x", "</p>", "é", "中" }.Select(Gen.Const), Gen.Char[' ', '~'].Select(letter => $"{letter}")]);
        var texts = pieces.Array[0, 12].Select(string.Concat);

        texts.Sample(text =>
        {
            var document = new HtmlParser().ParseDocument(Html.Of($"""<p title="{text}">{text}</p>""").Markup);

            var paragraph = Assert.Single(document.Body!.Children);
            Assert.Empty(paragraph.Children);
            Assert.Equal((text, text), (paragraph.TextContent, paragraph.GetAttribute("title")));
            Assert.Equal(1, paragraph.Attributes.Length);
        });
    }

    [Fact]
    public void Markup_inside_markup_is_not_encoded_twice() =>
        Assert.Equal("<ul><li>a &amp; b</li><li>c</li></ul>", Html.Of($"<ul>{Html.Each(["a & b", "c"], item => Html.Of($"<li>{item}</li>"))}</ul>").Markup);
}
