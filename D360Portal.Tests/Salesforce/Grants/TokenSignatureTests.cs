using System.Security.Cryptography;
using System.Text;
using CsCheck;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Salesforce.Grants;

public sealed class TokenSignatureTests
{
    private const string Id = "https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA";
    private const string IssuedAt = "1763980000000";

    [Fact]
    public void A_signature_of_id_and_time_with_the_consumer_secret_is_right() =>
        Assert.True(TokenSignature.IsRight(new Secret("secret"), Id, IssuedAt, Sign("secret", Id + IssuedAt)));

    [Theory]
    [InlineData(null, IssuedAt)]
    [InlineData(Id, null)]
    [InlineData("", IssuedAt)]
    [InlineData(Id + "x", IssuedAt)]
    [InlineData(Id, "1763980000001")]
    public void Anything_changed_is_wrong(string? id, string? issuedAt) =>
        Assert.False(TokenSignature.IsRight(new Secret("secret"), id, issuedAt, Sign("secret", Id + IssuedAt)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void A_signature_that_is_none_is_wrong(string? signature) =>
        Assert.False(TokenSignature.IsRight(new Secret("secret"), Id, IssuedAt, signature));

    [Fact]
    public void Another_secret_never_signs_the_same() =>
        Gen.Select(Gen.String, Gen.String).Where((right, wrong) => right != wrong).Sample((right, wrong) =>
            !TokenSignature.IsRight(new Secret(right), Id, IssuedAt, Sign(wrong, Id + IssuedAt)));

    private static string Sign(string secret, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}
