using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections;

public sealed class ToldSettingsTests
{
    [Fact]
    public void A_name_that_is_told_twice_in_another_case_is_one_setting()
    {
        var told = new ToldSettings([new("HOST", " one "), new("host", "two")]);

        Assert.Equal("one", told.ValueOf("Host"));
    }

    [Theory]
    [InlineData("one", "ONE ", false)]
    [InlineData("one", "two", true)]
    [InlineData("one", null, true)]
    [InlineData("********", "two", false)]
    [InlineData(null, "two", false)]
    public void Only_what_is_told_can_differ(string? told, string? wanted, bool differs) =>
        Assert.Equal(differs, new ToldSettings([new("host", told)]).DiffersFrom(new("host", wanted)));
}
