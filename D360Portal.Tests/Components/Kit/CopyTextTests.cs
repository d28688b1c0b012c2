using Bunit;
using D360Portal.Components.Kit;

namespace D360Portal.Tests.Components.Kit;

public sealed class CopyTextTests : BunitContext
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_button_is_named_after_the_text_and_points_to_it(bool isBlock)
    {
        var copy = Render<CopyText>(parameters => parameters
            .Add(text => text.Id, "callback").Add(text => text.What, "Callback URL").Add(text => text.Text, "http://localhost:3000/oauth/callback")
            .Add(text => text.IsBlock, isBlock));

        var button = copy.Find("button");
        Assert.Equal("Copy Callback URL", button.GetAttribute("aria-label"));
        Assert.Equal("Callback URL copied.", button.GetAttribute("data-copied"));
        Assert.Equal("http://localhost:3000/oauth/callback", copy.Find($"#{button.GetAttribute("data-copy")}").TextContent);
    }

    [Fact]
    public void Markup_in_the_text_stays_text()
    {
        var copy = Render<CopyText>(parameters => parameters
            .Add(text => text.Id, "x").Add(text => text.What, "Settings").Add(text => text.Text, "<script>alert(1)</script>\n\"line 2\""));

        Assert.Empty(copy.FindAll("script"));
        Assert.Equal("<script>alert(1)</script>\n\"line 2\"", copy.Find("#x").TextContent);
    }
}
