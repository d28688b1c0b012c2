using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Salesforce.Grants;

public sealed class IdentityUrlTests
{
    [Fact]
    public void The_two_ids_are_read()
    {
        Assert.True(IdentityUrl.TryParse("https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA", out var identity));
        Assert.Equal("00D000000000001EAA", identity.OrganizationId);
        Assert.Equal("005000000000001AAA", identity.UserId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/id/00D000000000001EAA/005000000000001AAA")]
    [InlineData("https://login.salesforce.com/id/00D000000000001EAA")]
    [InlineData("https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA/x")]
    [InlineData("https://login.salesforce.com/identity/00D000000000001EAA/005000000000001AAA")]
    [InlineData("https://login.salesforce.com/id/00D-0000000000-EAA/005000000000001AAA")]
    [InlineData("https://login.salesforce.com/id/../005000000000001AAA")]
    public void Anything_else_is_refused(string? text) => Assert.False(IdentityUrl.TryParse(text, out _));

    [Fact]
    public void Short_and_long_ids_name_the_same_user()
    {
        Assert.True(IdentityUrl.TryParse("https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA", out var left));
        Assert.True(IdentityUrl.TryParse("https://acme.my.salesforce.com/id/00D000000000001/005000000000001", out var right));
        Assert.True(left.NamesSameUserAs(right));
    }
}
