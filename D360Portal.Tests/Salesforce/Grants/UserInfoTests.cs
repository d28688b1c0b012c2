using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce.Grants;

public sealed class UserInfoTests
{
    private static readonly IdentityUrl Identity =
        new(new Uri($"https://login.salesforce.com/id/{The.OrganizationId}/{The.UserId}"), The.OrganizationId, The.UserId);

    [Fact]
    public void Agreeing_ids_name_the_user() =>
        Assert.True(new UserInfo { Sub = Identity.Address.AbsoluteUri, UserId = The.UserId, OrganizationId = The.OrganizationId }.Names(Identity));

    [Fact]
    public void A_subject_under_another_login_host_names_the_same_user() =>
        Assert.True(new UserInfo { Sub = $"https://acme.my.salesforce.com/id/{The.OrganizationId}/{The.UserId}" }.Names(Identity));

    [Fact]
    public void Another_user_is_another_user() => Assert.False(new UserInfo { UserId = The.OtherUserId }.Names(Identity));

    [Fact]
    public void Another_subject_is_another_user_whatever_the_rest_says() =>
        Assert.False(new UserInfo
        {
            Sub = $"https://login.salesforce.com/id/{The.OrganizationId}/{The.OtherUserId}",
            UserId = The.UserId,
            OrganizationId = The.OrganizationId,
        }.Names(Identity));

    [Fact]
    public void The_same_user_of_another_org_is_another_user() =>
        Assert.False(new UserInfo { UserId = The.UserId, OrganizationId = "00D000000000002EAA" }.Names(Identity));

    [Fact]
    public void An_answer_without_ids_names_nobody() => Assert.False(new UserInfo { Name = "Ada Admin" }.Names(Identity));
}
