using CsCheck;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce;

public sealed class TokenInAddressTests
{
    private const string AccessToken = "00D000000000001!AQEAQJ.canary";

    [Theory]
    [InlineData("?Authorization=Bearer%20x")]
    [InlineData("?authorization=x")]
    [InlineData("?limit=1&access_token=x")]
    [InlineData("?ACCESS_TOKEN")]
    [InlineData("?%61ccess_token=x")]
    [InlineData("?refresh_token=x")]
    [InlineData("?client_secret=x")]
    [InlineData("?token=x")]
    [InlineData("?q=" + AccessToken)]
    [InlineData("?q=00D000000000001%21AQEAQJ.canary")]
    [InlineData("?q=00D000000000001AAA!AQEA")]
    [InlineData("/" + AccessToken)]
    [InlineData("#" + AccessToken)]
    [InlineData("?q=5Aep861canary.canary.canary.canary")]
    [InlineData("?q=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl")]
    public async Task A_call_with_a_token_in_its_address_is_never_made(string end)
    {
        var call = new Data360Call("list the connectors", HttpMethod.Get, "/services/data/v66.0/ssot/connections" + end);

        var refusal = Assert.Throws<InvalidOperationException>(() => call.ToRequest(The.Org.MyDomain));
        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);

        using var client = new HttpMessageInvoker(new TokenInAddressHandler { InnerHandler = new Answering() });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(The.Org.MyDomain, call.Path));
        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("canary", stopped.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?connectorType=AwsRdsMySql&limit=200&offset=0")]
    [InlineData("/9cg000000000001AAA/actions/test")]
    [InlineData("?q=SELECT%20IsSandbox%2C%20OrganizationType%20FROM%20Organization")]
    [InlineData("?q=SELECT%20Id%20FROM%20Organization%20WHERE%20Id%20%3D%20'00D000000000001AAA'")]
    public async Task Every_other_call_is(string end)
    {
        using var request = new Data360Call("list the connectors", HttpMethod.Get, "/services/data/v66.0/ssot/connections" + end).ToRequest(The.Org.MyDomain);
        using var client = new HttpMessageInvoker(new TokenInAddressHandler { InnerHandler = new Answering() });

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public void A_user_name_is_no_part_of_an_address() => Assert.True(TokenInAddress.IsIn(new Uri("https://token@acme.my.salesforce.com/services")));

    [Fact]
    public void Wherever_a_token_stands_it_is_found()
    {
        var alphabet = Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
        var tokens = Gen.Select(alphabet.Array[12], Gen.Char["AQ._abc019"].Array[20, 90], (org, rest) => $"00D{new string(org)}!{new string(rest)}");
        var places = Gen.OneOf([.. new[]
        {
            "/a/{0}", "/a?b={0}", "/a?{0}", "/a?b=c&d=e{0}f", "/{0}?b=c", "/a#{0}",
        }.Select(Gen.Const)]);

        Gen.Select(tokens, places, Gen.Bool).Sample((token, place, isEscaped) =>
            TokenInAddress.IsIn(new Uri("https://acme.my.salesforce.com" + place.Replace("{0}", isEscaped ? Uri.EscapeDataString(token) : token, StringComparison.Ordinal))));
    }

    private sealed class Answering : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage());
    }
}
