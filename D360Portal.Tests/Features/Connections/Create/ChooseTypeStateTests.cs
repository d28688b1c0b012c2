using D360Portal.Features.Connections.Create;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections.Create;

public sealed class ChooseTypeStateTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?q=my%20sql")]
    [InlineData("?level=ga")]
    [InlineData("?direction=out")]
    [InlineData("?q=%26%3C%3D&level=ga&direction=in")]
    public void What_was_chosen_goes_to_the_address_and_back(string query) => Assert.Equal(query, ChooseTypeState.FromQuery(query).ToQuery());

    [Theory]
    [InlineData("?level=beta&direction=sideways&other=1")]
    [InlineData("?q=%20%20")]
    public void What_is_not_understood_is_left_out(string query) => Assert.Equal(new ChooseTypeState(), ChooseTypeState.FromQuery(query));

    [Fact]
    public void A_text_that_nobody_types_is_left_out() => Assert.Equal("", ChooseTypeState.FromQuery($"?q={new string('x', 201)}").Search);

    [Theory]
    [InlineData("GA", null, null, "", true)]
    [InlineData("GA", true, false, ChooseTypeState.In, true)]
    [InlineData("GA", true, false, ChooseTypeState.Out, false)]
    [InlineData("GA", null, null, ChooseTypeState.Out, true)]
    [InlineData("GA", true, true, ChooseTypeState.Out, true)]
    public void Directions_filter_only_what_is_told(string level, bool? isIn, bool? isOut, string direction, bool isShown) =>
        Assert.Equal(isShown, new ChooseTypeState { Direction = direction }.Shows(Type(level) with { BringsIn = isIn, SendsOut = isOut }));

    [Theory]
    [InlineData("GA", true)]
    [InlineData(null, true)]
    [InlineData("BETA", false)]
    [InlineData("ACCESS_CHECK", false)]
    [InlineData("PILOT", false)]
    public void Only_what_is_generally_available_is_shown_when_that_is_wanted(string? level, bool isShown) =>
        Assert.Equal(isShown, new ChooseTypeState { OnlyReleased = true }.Shows(Type(level)));

    [Theory]
    [InlineData("mysql", true)]
    [InlineData(" AWS RDS ", true)]
    [InlineData("oracle", false)]
    public void The_search_looks_into_both_names(string search, bool isShown) => Assert.Equal(isShown, new ChooseTypeState { Search = search }.Shows(Type("GA")));

    private static ConnectorType Type(string? level) => new(ConnectorTypeName.Parse("AwsRdsMySql"), "AWS RDS MySQL", level);
}
