using D360Portal.Features.Org;

namespace D360Portal.Tests.Features.Org;

public sealed class ScopeRowTests
{
    [Fact]
    public void Wanted_scopes_come_first_and_say_whether_they_were_granted() =>
        Assert.Equal(
            [new("api", true), new("refresh_token", true), new("cdp_api", false), new("web", true)],
            ScopeRow.Compare(["api", "refresh_token", "cdp_api"], ["web", "offline_access", "api"]));

    [Fact]
    public void Full_holds_every_scope_but_the_refresh_token() =>
        Assert.Equal(
            [new("api", true), new("refresh_token", false), new("full", true)],
            ScopeRow.Compare(["api", "refresh_token"], ["full"]));
}
