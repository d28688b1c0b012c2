using System.Text.Json.Nodes;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Data360.Wire;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class FormBodyTests
{
    private static readonly Uri Origin = new("https://acme.my.salesforce.com");

    private static readonly Data360Call Call = new("give a token", HttpMethod.Post, "/services/oauth2/token")
    {
        Form = new FormBody().With("grant_type", "it's a type").With("client_secret", new Secret("canary & secret"), "$CLIENT_SECRET"),
    };

    [Fact]
    public async Task It_is_sent_as_a_form_without_what_only_Connect_REST_reads()
    {
        using var request = Call.ToRequest(Origin);

        Assert.Equal("grant_type=it%27s+a+type&client_secret=canary+%26+secret", await request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/x-www-form-urlencoded", request.Content.Headers.ContentType?.MediaType);
        Assert.False(request.Headers.Contains("X-Chatter-Entity-Encoding"));
    }

    [Fact]
    public void As_curl_it_takes_its_secrets_from_the_shell() => Assert.Equal(
        """
        curl -X POST 'https://acme.my.salesforce.com/services/oauth2/token' \
          -H 'Accept: application/json' \
          -H 'Content-Type: application/x-www-form-urlencoded' \
          --data-urlencode 'grant_type=it'\''s a type' \
          --data-urlencode "client_secret=$CLIENT_SECRET"
        """.ReplaceLineEndings("\n"),
        ShownCall.Of(Call, Origin, bearer: null).ToCurl());

    [Fact]
    public void As_JSON_it_has_the_placeholder()
    {
        var form = JsonNode.Parse(ShownCall.Of(Call, Origin, bearer: null).ToJson())!["form"]!;

        Assert.Equal(("it's a type", "$CLIENT_SECRET"), ((string?)form["grant_type"], (string?)form["client_secret"]));
    }

    [Fact]
    public void A_query_shows_the_token_of_its_own_host()
    {
        var call = new Data360Call("run a query", HttpMethod.Post, "/api/v2/query") { Body = RequestBody.Of(new SqlInput("SELECT 1"), Data360JsonContext.Default.SqlInput) };

        var curl = ShownCall.Of(call, new Uri("https://abc.c360a.salesforce.com"), ShownCall.Data360Bearer).ToCurl();

        Assert.Contains("-H \"Authorization: Bearer $D360_TOKEN\"", curl, StringComparison.Ordinal);
        Assert.Contains("\"sql\": \"SELECT 1\"", curl, StringComparison.Ordinal);
        Assert.DoesNotContain("Chatter", curl, StringComparison.Ordinal);
    }
}
