using Bunit;
using D360Portal.Features.Connections;

namespace D360Portal.Tests.Features.Connections;

public sealed class FormResultTests : IAsyncDisposable
{
    private readonly BunitContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void The_meaning_the_next_step_and_the_marked_fields_are_told()
    {
        var result = Show(new Rejection("It means <b>this</b>.", "400 X (request id abc-1)", [new FieldFault("host", "Wrong")]) { NextStep = "Do that." });

        Assert.Equal(
            ["It means <b>this</b>.", "Do that.", "One field needs your attention; the message stands below it."],
            result.FindAll("[role=alert] p").Select(line => line.TextContent));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Salesforce_s_words_are_a_click_away_and_open_where_nothing_else_is_known(bool isExplained)
    {
        var result = Show(new Rejection("It means this.", "400 X <i>no</i> (request id abc-1)", []) { IsExplained = isExplained });

        Assert.Equal("400 X <i>no</i> (request id abc-1)", result.Find("details code").TextContent);
        Assert.Equal(isExplained, !result.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void Without_words_there_is_nothing_to_click() => Assert.Empty(Show(new Rejection("It means this.", SalesforceWords: null, [])).FindAll("details"));

    private IRenderedComponent<FormResult> Show(Rejection rejection) => _page.Render<FormResult>(parameters => parameters.Add(result => result.Failure, rejection));
}
