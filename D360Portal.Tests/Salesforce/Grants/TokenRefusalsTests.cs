using System.Runtime.CompilerServices;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Salesforce.Grants;

public sealed class TokenRefusalsTests
{
    [Theory]
    [InlineData("invalid_grant", "expired access/refresh token", TokenRefusal.GrantOver)]
    [InlineData("invalid_grant", "inactive user", TokenRefusal.GrantOver)]
    [InlineData("invalid_grant", "authentication failure", TokenRefusal.GrantOver)]
    [InlineData("invalid_grant", "ip restricted", TokenRefusal.GrantOver)]
    [InlineData("invalid_grant", "user hasn't approved this consumer", TokenRefusal.GrantOver)]
    [InlineData("invalid_app_access", "user is not admin approved to access this app", TokenRefusal.GrantOver)]
    [InlineData("OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app", TokenRefusal.GrantOver)]
    [InlineData("inactive_user", null, TokenRefusal.GrantOver)]
    [InlineData("invalid_grant", "token request is already being processed", TokenRefusal.Busy)]
    [InlineData("INVALID_GRANT", "Token request is already being processed.", TokenRefusal.Busy)]
    [InlineData("invalid_grant", "expired authorization code", TokenRefusal.Busy)]
    [InlineData("invalid_grant", "invalid authorization code", TokenRefusal.Busy)]
    [InlineData("invalid_client", "invalid client credentials", TokenRefusal.AppRefused)]
    [InlineData("invalid_client", "app must be installed into org", TokenRefusal.AppRefused)]
    [InlineData("invalid_client_id", "client identifier invalid", TokenRefusal.AppRefused)]
    [InlineData("invalid_grant", "code_verification_failed", TokenRefusal.AppRefused)]
    [InlineData("invalid_grant", "no client credentials user enabled", TokenRefusal.AppRefused)]
    [InlineData("invalid_grant", "request not supported on this domain", TokenRefusal.AppRefused)]
    [InlineData("unsupported_grant_type", "grant type not supported", TokenRefusal.AppRefused)]
    [InlineData("OAUTH_APP_BLOCKED", "this app is blocked by admin", TokenRefusal.AppRefused)]
    [InlineData("OAUTH_EC_APP_NOT_FOUND", "External client app is not installed in this org", TokenRefusal.AppRefused)]
    [InlineData("invalid_grant", "login rate exceeded", TokenRefusal.Other)]
    [InlineData("rate_limit_exceeded", null, TokenRefusal.Other)]
    [InlineData("inactive_org", null, TokenRefusal.Other)]
    [InlineData("server_error", "try later", TokenRefusal.Other)]
    [InlineData("", "", TokenRefusal.Other)]
    [InlineData(null, null, TokenRefusal.Other)]
    [InlineData("invalid_grant", "a text of next summer", TokenRefusal.Unclear)]
    [InlineData("invalid_grant", null, TokenRefusal.Unclear)]
    public void Only_what_ends_a_grant_ends_it(string? error, string? description, TokenRefusal meaning) =>
        Assert.Equal(meaning, TokenRefusals.OfRefresh(error, description));

    [Fact]
    public void The_documentation_shows_the_same_table()
    {
        var documented = File.ReadLines(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "tokens.md"))
            .SkipWhile(line => !line.StartsWith("| error |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new TokenRefusalRule(
                cells[1].Trim('`'), cells[2] == "any" ? null : cells[2], Enum.Parse<TokenRefusal>(cells[3].Trim('`'))))
            .ToArray();

        Assert.Equal(TokenRefusals.Table, documented);
    }

    [Fact]
    public void The_documentation_says_of_each_meaning_whether_it_is_terminal()
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "tokens.md"));

        Assert.All(Enum.GetValues<TokenRefusal>(), meaning => Assert.Contains(
            $"| `{meaning}` | {(meaning is TokenRefusal.GrantOver ? "terminal" : "transient")} |", text, StringComparison.Ordinal));
    }

    [Fact]
    public void No_line_of_the_table_stands_behind_one_that_covers_it() =>
        Assert.All(TokenRefusals.Table, rule => Assert.Equal(
            rule, TokenRefusals.Table.First(candidate => candidate.Covers(rule.Error, rule.Description))));

    [Theory]
    [InlineData("invalid_grant", "invalid_grant")]
    [InlineData("<script>", "other")]
    [InlineData(null, "other")]
    public void An_error_that_is_not_in_the_table_is_not_logged(string? error, string logged) =>
        Assert.Equal(logged, TokenRefusals.KnownError(error));

    private static string Here([CallerFilePath] string path = "") => path;
}
