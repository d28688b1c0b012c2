using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Microsoft.IdentityModel.Tokens;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class CodeGrantTests
{
    [Fact]
    public async Task A_code_is_good_once()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var code = await org.GetCodeAsync();

        Assert.True((await org.RedeemAsync(code)).IsSuccessStatusCode);
        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "expired authorization code", await org.RedeemAsync(code));
    }

    [Fact]
    public async Task Of_many_who_redeem_a_code_at_once_one_succeeds()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var code = await org.GetCodeAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => org.RedeemAsync(code))));

        Assert.Single(responses, response => response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_code_lives_for_a_quarter_of_an_hour()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var (inTime, late) = (await org.GetCodeAsync(), await org.GetCodeAsync());

        org.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await org.RedeemAsync(inTime)).IsSuccessStatusCode);

        org.Time.Advance(TimeSpan.FromSeconds(1));
        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "expired authorization code", await org.RedeemAsync(late));
    }

    [Fact]
    public async Task A_code_that_was_never_issued_is_refused()
    {
        await using var org = await OrgUnderTest.StartAsync();

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "invalid authorization code", await org.RedeemAsync("aPrx=="));
        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "invalid authorization code", await org.PostTokenAsync("authorization_code"));
    }

    [Fact]
    public async Task A_code_is_bound_to_its_callback()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { CallbackUrls = [OrgUnderTest.Callback, "http://localhost:3000/other"] });

        var response = await org.RedeemAsync(await org.GetCodeAsync(), redirectUri: "http://localhost:3000/other");

        await OrgUnderTest.AssertRefusedAsync("redirect_uri_mismatch", "redirect_uri must match configuration", response);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK")]
    [InlineData(OrgUnderTest.Challenge)]
    public async Task A_code_is_bound_to_its_verifier_and_spent_by_a_wrong_one(string verifier)
    {
        await using var org = await OrgUnderTest.StartAsync();
        var code = await org.GetCodeAsync();

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "code_verification_failed", await org.RedeemAsync(code, verifier));
        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "expired authorization code", await org.RedeemAsync(code));
    }

    [Fact]
    public async Task Any_verifier_of_the_right_form_is_accepted_for_its_own_challenge_alone()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var verifiers = Gen.Char["ABCXYZabcxyz0189-._~"].Array[43, 128].Select(letters => new string(letters));

        await Gen.Select(verifiers, verifiers).Where((right, wrong) => right != wrong).SampleAsync(
            async (right, wrong) =>
            {
                var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(right)));
                Assert.True((await org.RedeemAsync(await org.GetCodeAsync(changes: ("code_challenge", challenge)), right)).IsSuccessStatusCode);
                Assert.False((await org.RedeemAsync(await org.GetCodeAsync(changes: ("code_challenge", challenge)), wrong)).IsSuccessStatusCode);
            },
            iter: 20);
    }

    [Fact]
    public async Task A_scope_is_not_to_be_sent_with_a_code()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var code = await org.GetCodeAsync();

        var response = await org.PostTokenAsync(
            "authorization_code", ("code", code), ("redirect_uri", OrgUnderTest.Callback), ("code_verifier", OrgUnderTest.Verifier), ("scope", "api"));

        await OrgUnderTest.AssertRefusedAsync("invalid_request", "scope parameter not supported", response);
    }

    [Fact]
    public async Task A_user_who_was_frozen_meanwhile_gets_nothing()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var code = await org.GetCodeAsync();

        org.Org.Deactivate("admin@simulated.example");

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "inactive user", await org.RedeemAsync(code));
    }
}
