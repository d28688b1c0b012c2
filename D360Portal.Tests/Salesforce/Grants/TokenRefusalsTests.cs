using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Salesforce.Grants;

public sealed class TokenRefusalsTests
{
    [Theory]
    [InlineData("invalid_grant", "expired access/refresh token", TokenRefusal.GrantOver)]
    [InlineData("invalid_grant", "inactive user", TokenRefusal.GrantOver)]
    [InlineData("invalid_grant", "user hasn't approved this consumer", TokenRefusal.GrantOver)]
    [InlineData("invalid_app_access", "user is not admin approved to access this app", TokenRefusal.GrantOver)]
    [InlineData("invalid_grant", "token request is already being processed", TokenRefusal.Busy)]
    [InlineData("invalid_grant", "expired authorization code", TokenRefusal.Busy)]
    [InlineData("invalid_client", "invalid client credentials", TokenRefusal.AppRefused)]
    [InlineData("invalid_client_id", "client identifier invalid", TokenRefusal.AppRefused)]
    [InlineData("invalid_grant", "login rate exceeded", TokenRefusal.Other)]
    [InlineData("rate_limit_exceeded", null, TokenRefusal.Other)]
    [InlineData("server_error", "try later", TokenRefusal.Other)]
    [InlineData(null, null, TokenRefusal.Other)]
    public void Only_what_ends_a_grant_ends_it(string? error, string? description, TokenRefusal meaning) =>
        Assert.Equal(meaning, TokenRefusals.OfRefresh(error, description));
}
