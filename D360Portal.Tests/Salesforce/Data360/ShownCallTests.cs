using System.Text.Json.Nodes;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class ShownCallTests
{
    private static readonly Uri Origin = new("https://acme.my.salesforce.com");

    private static readonly ShownCall Shown = ShownCall.Of(
        new Data360Call("read the connector", HttpMethod.Get, "/services/data/v66.0/ssot/connections/9cg000000000001AAA?a=1&b=2+3"), Origin);

    [Fact]
    public void The_shown_call_is_the_request_that_is_sent_but_for_the_bearer()
    {
        var call = new Data360Call("read the connector", HttpMethod.Get, "/services/data/v66.0/ssot/connections/9cg000000000001AAA");
        using var sent = call.ToRequest(Origin);

        var shown = ShownCall.Of(call, Origin);

        Assert.Equal((sent.Method.Method, sent.RequestUri!.AbsoluteUri), (shown.Method, shown.Url));
        Assert.Equal(sent.Headers.Select(header => header.Key).Append("Authorization").Order(StringComparer.Ordinal), shown.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("application/json", "false", "Bearer $SF_TOKEN"), (shown.Headers["Accept"], shown.Headers["X-Chatter-Entity-Encoding"], shown.Headers["Authorization"]));
    }

    [Fact]
    public void As_curl_it_takes_the_token_from_the_shell() => Assert.Equal(
        """
        curl 'https://acme.my.salesforce.com/services/data/v66.0/ssot/connections/9cg000000000001AAA?a=1&b=2+3' \
          -H 'Accept: application/json' \
          -H 'X-Chatter-Entity-Encoding: false' \
          -H "Authorization: Bearer $SF_TOKEN"
        """.ReplaceLineEndings("\n"),
        Shown.ToCurl());

    [Fact]
    public void As_JSON_it_reads_as_it_is_sent()
    {
        var json = JsonNode.Parse(Shown.ToJson())!;

        Assert.Equal(("GET", Shown.Url, "Bearer $SF_TOKEN"), ((string?)json["method"], (string?)json["url"], (string?)json["headers"]!["Authorization"]));
        Assert.Contains("a=1&b=2+3", Shown.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_method_is_named() => Assert.StartsWith(
        "curl -X DELETE 'https://acme.my.salesforce.com/", ShownCall.Of(new Data360Call("delete it", HttpMethod.Delete, "/x"), Origin).ToCurl(), StringComparison.Ordinal);

    [Theory]
    [InlineData("/x?q=it's")]
    [InlineData("/x?q='; rm -rf /; echo '")]
    [InlineData("/x?q=$(reboot)`reboot`\"")]
    [InlineData("/x?q=<script>&r=\\")]
    public void No_address_breaks_out_of_its_quotes(string path)
    {
        var call = ShownCall.Of(new Data360Call("ask", HttpMethod.Get, path), Origin);

        Assert.Equal(["curl", call.Url], Words(call.ToCurl()).Take(2));
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("//evil.example/x")]
    [InlineData("https://acme.my.salesforce.com:444/x")]
    [InlineData("http://acme.my.salesforce.com/x")]
    [InlineData("https://acme.my.salesforce.com.evil.example/x")]
    public void No_call_leads_to_another_host(string path)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new Data360Call("ask", HttpMethod.Get, path).ToRequest(Origin));

        Assert.Equal("The call to ask would carry the token to another host.", exception.Message);
    }

    /// <summary>Splits as a POSIX shell does, as far as these commands need it.</summary>
    private static IEnumerable<string> Words(string command)
    {
        var word = "";
        char? quote = null;
        for (var at = 0; at < command.Length; at++)
        {
            switch (command[at])
            {
                case var letter when letter == quote:
                    quote = null;
                    break;
                case '\'' or '"' when quote is null:
                    quote = command[at];
                    break;
                case '\\' when quote is not '\'':
                    word += command[++at];
                    break;
                case ' ' or '\n' when quote is null:
                    if (word.Trim().Length > 0)
                    {
                        yield return word;
                    }

                    word = "";
                    break;
                case var letter:
                    word += letter;
                    break;
            }
        }

        Assert.Null(quote);
        yield return word;
    }
}
