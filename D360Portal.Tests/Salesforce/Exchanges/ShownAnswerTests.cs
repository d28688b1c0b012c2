using System.Net;
using CsCheck;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Exchanges;

namespace D360Portal.Tests.Salesforce.Exchanges;

public sealed class ShownAnswerTests
{
    private const string Session = "00D000000000001!AQ0AQ.canary_1234";
    private const string WebToken = "eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOjF9.canary-signature";

    [Fact]
    public void Json_is_indented_and_readable() =>
        Assert.Equal("{\n  \"a\": \"<b> & 'ü'\",\n  \"n\": [\n    1\n  ]\n}".ReplaceLineEndings(), Shown("""{"a":"<b> & 'ü'","n":[1]}""").ReplaceLineEndings());

    [Theory]
    [InlineData("""{"access_token":"canary","token_type":"Bearer"}""")]
    [InlineData("""{"refresh_token":"canary","issued_token_type":"urn:ietf:params:oauth:token-type:jwt"}""")]
    [InlineData("""{"id_token":"canary","signature":"canary"}""")]
    [InlineData("""{"a":[{"b":{"password":"canary"}}]}""")]
    [InlineData("""{"Access_Token":{"deep":"canary"}}""")]
    [InlineData("""{"sessionId":"canary","client_secret":"canary"}""")]
    [InlineData("""{"access_token":"canary",""")]
    [InlineData("""access_token=canary&scope=api""")]
    [InlineData("""{"message":"The token bearer-canary-token is invalid"}""")]
    [InlineData("""<html>bearer-canary-token</html>""")]
    public void What_is_called_a_token_or_was_sent_as_one_is_hidden(string body)
    {
        var text = Shown(body);

        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.Contains("***", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($$"""{"x":"{{Session}}"}""")]
    [InlineData($$"""{"x":["see {{WebToken}} there"]}""")]
    [InlineData($"<html>{Session} {WebToken}</html>")]
    [InlineData("""{"x":"00D000000000001\u0021AQ0AQ.canary_1234"}""")]
    [InlineData("""{"frontdoor":"/secur/frontdoor.jsp?x=00D000000000001%21AQ0AQ.canary_1234"}""")]
    public void What_looks_like_a_token_is_hidden_whatever_it_is_called(string body) =>
        Assert.DoesNotContain("canary", Shown(body), StringComparison.Ordinal);

    [Fact]
    public void The_kind_of_a_token_is_no_secret() =>
        Assert.Contains("Bearer", Shown("""{"token_type":"Bearer"}"""), StringComparison.Ordinal);

    [Fact]
    public void A_long_answer_is_cut_and_says_by_how_much()
    {
        var answer = ShownAnswer.Of(HttpStatusCode.OK, new string('x', 5_000), bearer: null);

        Assert.Equal((4_000, 1_000), (answer.Text.Length, answer.CutOff));
    }

    [Fact]
    public void No_character_is_cut_in_half()
    {
        var answer = ShownAnswer.Of(HttpStatusCode.OK, new string('x', ShownAnswer.Longest - 1) + "😀", bearer: null);

        Assert.Equal((ShownAnswer.Longest - 1, 2), (answer.Text.Length, answer.CutOff));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    public void No_body_is_too_odd_to_be_shown(string body) => Assert.NotNull(Shown(body));

    [Fact]
    public void A_token_is_hidden_wherever_it_stands() => Gen.Select(Gen.String, Gen.String)
        .Sample((before, after) => Assert.DoesNotContain("bearer-canary-token", Shown(before + "bearer-canary-token" + after), StringComparison.Ordinal));

    private static string Shown(string body) => ShownAnswer.Of(HttpStatusCode.OK, body, new Secret("bearer-canary-token")).Text;
}
