using System.Security.Cryptography;
using System.Text;
using D360Portal.Simulator;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class IdTokensTests
{
    private static readonly string[] WithOpenId = [.. new SimulatorOptions().AppScopes, "openid"];

    [Theory]
    [InlineData(false, "https://simulated-org.my.salesforce.example")]
    [InlineData(true, "https://login.salesforce.com")]
    public async Task It_is_valid_by_the_published_keys(bool generic, string issuer)
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { AppScopes = WithOpenId, Quirks = new Quirks { GenericIssuer = generic } });
        var discovery = await OrgUnderTest.JsonAsync(await org.GetAsync("/.well-known/openid-configuration"));
        var keys = new JsonWebKeySet(await OrgUnderTest.TextAsync(await org.GetAsync((string)discovery["jwks_uri"]!)));

        var tokens = await org.SignInAsync(changes: [("scope", "openid api"), ("nonce", "a nonce")]);

        Assert.Equal(issuer, (string?)discovery["issuer"]);
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync((string)tokens["id_token"]!, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = SalesforceSimulator.ConsumerKey,
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidAlgorithms = ["RS256"],
            LifetimeValidator = (_, expires, _, _) => expires == OrgUnderTest.Start.AddMinutes(2).UtcDateTime,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal((string?)tokens["id"], result.Claims["sub"]);
        Assert.Equal("a nonce", result.Claims["nonce"]);
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes((string)tokens["access_token"]!));
        Assert.Equal(Base64UrlEncoder.Encode(hash[..16]), result.Claims["at_hash"]);
    }

    [Fact]
    public async Task Without_the_scope_there_is_none()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { AppScopes = WithOpenId });

        Assert.Null((await org.SignInAsync())["id_token"]);
    }

    [Fact]
    public async Task Without_a_nonce_it_carries_none()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { AppScopes = WithOpenId });

        var token = new JsonWebToken((string)(await org.SignInAsync(changes: ("scope", "openid")))["id_token"]!);

        Assert.False(token.TryGetClaim("nonce", out _));
    }
}
