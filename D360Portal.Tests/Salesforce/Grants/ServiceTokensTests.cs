using System.Net;
using System.Security.Cryptography;
using System.Text;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Features.Org.Check;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce.Grants;

public sealed class ServiceTokensTests : IAsyncDisposable
{
    private const string Identity = $"https://login.salesforce.com/id/{The.OrganizationId}/{The.UserId}";
    private const string Refused = """{"error":"invalid_grant","error_description":"no client credentials user enabled"}""";

    private readonly StubTenant _tenant = new();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    [Fact]
    public async Task A_token_of_the_org_is_proven_revoked_and_nothing_is_read_with_it()
    {
        _tenant.OnOther = _ => StubOrg.Json(Answer(Identity));

        var proof = await ProveAsync();

        Assert.Equal(ServiceFinding.Proven, proof.Finding);
        Assert.Equal(
            [
                ("/services/oauth2/token", $"grant_type=client_credentials&client_id=consumer-key&client_secret={The.ClientSecret}"),
                ("/services/oauth2/revoke", "token=canary-service-token"),
            ],
            _tenant.Sent.Select(sent => (sent.Address.AbsolutePath, sent.Body)));
        Assert.All(_tenant.Sent, sent => Assert.Equal(("acme.my.salesforce.com", ""), (sent.Address.Host, sent.Authorization)));
        var shown = proof.Asked.Call.ToCurl() + proof.Asked.Answer!.Text + proof.Revoked!.Call.ToCurl();
        Assert.DoesNotContain("canary", shown, StringComparison.Ordinal);
        Assert.Contains("\"client_secret=$CLIENT_SECRET\"", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://login.salesforce.com/id/00D000000000009EAA/" + The.UserId)]
    [InlineData("https://evil.example/id/" + The.OrganizationId + "/" + The.UserId)]
    [InlineData("https://login.salesforce.com/nothing")]
    public async Task A_token_of_another_org_is_told_and_revoked_too(string identity)
    {
        _tenant.OnOther = _ => StubOrg.Json(Answer(identity));

        var proof = await ProveAsync();

        Assert.Equal(ServiceFinding.OtherOrg, proof.Finding);
        Assert.NotNull(proof.Revoked);
    }

    [Fact]
    public async Task So_is_one_whose_signature_is_wrong()
    {
        _tenant.OnOther = _ => StubOrg.Json(Answer(Identity, secret: "somebody else's"));

        var proof = await ProveAsync();

        Assert.Equal(ServiceFinding.WrongSignature, proof.Finding);
        Assert.NotNull(proof.Revoked);
    }

    [Theory]
    [InlineData(400, Refused, ServiceFinding.Refused)]
    [InlineData(503, "<html></html>", ServiceFinding.Refused)]
    [InlineData(302, "", ServiceFinding.Refused)]
    [InlineData(200, "{}", ServiceFinding.NoToken)]
    [InlineData(200, "<html></html>", ServiceFinding.NoToken)]
    public async Task Without_a_token_there_is_nothing_to_revoke(int status, string body, object finding)
    {
        _tenant.OnOther = _ => StubOrg.Json(body, (HttpStatusCode)status);

        var proof = await ProveAsync();

        Assert.Equal(finding, proof.Finding);
        Assert.Null(proof.Revoked);
        Assert.Single(_tenant.Sent);
    }

    [Fact]
    public async Task A_token_that_cannot_be_revoked_is_proven_all_the_same()
    {
        _tenant.OnOther = request => request.RequestUri!.AbsolutePath.EndsWith("revoke", StringComparison.Ordinal)
            ? throw new HttpRequestException("gone")
            : StubOrg.Json(Answer(Identity));

        var proof = await ProveAsync();

        Assert.Equal(ServiceFinding.Proven, proof.Finding);
        Assert.False(proof.Revoked!.IsSuccess);
    }

    [Fact]
    public async Task It_is_never_asked_for_where_it_is_not_allowed() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => _tenant.Portal.Get<ServiceTokens>().ProveAsync(The.Org, The.OrganizationId, TestContext.Current.CancellationToken));

    private static string Answer(string identity, string secret = The.ClientSecret)
    {
        const string IssuedAt = "1763980000000";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(identity + IssuedAt)));
        return $$"""{"access_token":"canary-service-token","id":"{{identity}}","issued_at":"{{IssuedAt}}","signature":"{{signature}}","token_type":"Bearer"}""";
    }

    private Task<ServiceProof> ProveAsync() =>
        _tenant.Portal.Get<ServiceTokens>().ProveAsync(_tenant.Portal.Org, The.OrganizationId, TestContext.Current.CancellationToken);
}
