using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Salesforce.Grants;

public sealed class ScopesTests
{
    [Theory]
    [InlineData("api refresh_token", "refresh_token api", "")]
    [InlineData("api offline_access", "api refresh_token", "")]
    [InlineData("api refresh_token cdp_api", "api refresh_token", "cdp_api")]
    [InlineData("api refresh_token cdp_api", "full refresh_token", "")]
    [InlineData("api refresh_token", "full", "refresh_token")]
    [InlineData("api", "", "api")]
    public void Missing_scopes_are_found_as_Salesforce_means_them(string wanted, string granted, string missing) =>
        Assert.Equal(Scopes.Split(missing), Scopes.Missing(Scopes.Split(wanted), Scopes.Split(granted)));

    [Fact]
    public void A_value_is_split_at_any_white_space_and_each_scope_kept_once() =>
        Assert.Equal(["api", "id"], Scopes.Split("  api \t id\napi "));
}
