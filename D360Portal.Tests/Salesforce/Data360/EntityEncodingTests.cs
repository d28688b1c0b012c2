using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class EntityEncodingTests
{
    /// <summary>Both ways in which servers write JSON: <c>&amp;</c> as it is, and as <c>\u0026</c>.</summary>
    private static readonly JsonSerializerOptions[] Writers =
        [new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }, new() { Encoder = JavaScriptEncoder.Default }];

    private static readonly string[] Entities = ["&lt;", "&gt;", "&quot;", "&#39;", "&#92;", "&amp;"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf([.. new[] { "<", ">", "\"", "'", "\\", "&", "&amp;", "&lt;", "&nbsp;", "&#39;", "a", "é", "🏥", "\u202e", "\n" }.Select(Gen.Const)]).Array[0, 6].Select(string.Concat),
        Gen.Char[' ', '~'].Array[0, 8].Select(letters => new string(letters)));

    private static readonly Gen<JsonNode?> Documents = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Texts.Select(text => (JsonNode?)JsonValue.Create(text))
        : Gen.Frequency(
            (4, Texts.Select(text => (JsonNode?)JsonValue.Create(text))),
            (1, Gen.OneOf(Gen.Const((JsonNode?)null), Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)), Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)), Gen.Double[-1e9, 1e9].Select(number => (JsonNode?)JsonValue.Create(number)))),
            (2, inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))),
            (2, inner.Array[0, 4].Select(items => (JsonNode?)new JsonObject(items.Select((item, index) => KeyValuePair.Create($"key{index}", item?.DeepClone())))))));

    [Fact]
    public void What_Connect_encodes_comes_back_as_it_was() => Documents.Sample(document =>
    {
        foreach (var writer in Writers)
        {
            var decoded = EntityEncoding.Decode(Write(Encoded(document), writer));

            Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(decoded)), Encoding.UTF8.GetString(decoded));
        }
    });

    [Fact]
    public void A_document_with_a_special_character_in_the_clear_was_not_encoded() =>
        Documents.Where(document => StringsOf(document).Any(HasSpecialInTheClear)).Sample(document =>
        {
            foreach (var writer in Writers)
            {
                var plain = Write(document, writer);

                Assert.Same(plain, EntityEncoding.Decode(plain));
            }
        });

    [Theory]
    [InlineData("""{"label":"&amp;lt;b&amp;gt;"}""", "&lt;b&gt;")]
    [InlineData("""{"label":"&amp;amp;amp;"}""", "&amp;amp;")]
    [InlineData("""{"label":"Facebook Page &amp; Insight for MI"}""", "Facebook Page & Insight for MI")]
    [InlineData("""{"label":"[a-z]{1,30}&#92;.rds&#92;.amazonaws"}""", "[a-z]{1,30}\\.rds\\.amazonaws")]
    [InlineData("""{"label":"&quot;7&quot; &lt;script&gt;"}""", "\"7\" <script>")]
    [InlineData("""{"label":"\u0026quot;7\u0026quot;"}""", "\"7\"")]
    [InlineData("""{"label":"&quot;7&quot; \u0026amp; \ud83c\udfe5"}""", "\"7\" & 🏥")]
    public void One_level_is_taken_back_and_no_more(string json, string label) => Assert.Equal(label, LabelOf(json));

    [Theory]
    [InlineData("""{"label":"Salt & Pepper &amp; Co"}""", "Salt & Pepper &amp; Co")]
    [InlineData("""{"label":"&nbsp;"}""", "&nbsp;")]
    [InlineData("""{"label":"&lt;b&gt;","name":"it's"}""", "&lt;b&gt;")]
    [InlineData("""{"label":"&lt;b&gt;","nested":[{"name":"C:\\temp"}]}""", "&lt;b&gt;")]
    [InlineData("""{"label":"plain"}""", "plain")]
    public void A_document_that_was_not_encoded_is_left_alone(string json, string label) => Assert.Equal(label, LabelOf(json));

    /// <summary>URLs have an encoding of their own, which the header does not turn off: they say nothing of the other strings.</summary>
    [Theory]
    [InlineData("""{"label":"&lt;b&gt;","currentPageUrl":"/ssot/connections?connectorType=act&limit=50"}""", "<b>")]
    [InlineData("""{"nextPageUrl":"/ssot/connections?connectorType=act&limit=50&offset=50","connections":[{"iconUrl":"/a?b&c"}],"label":"Salt &amp; Pepper"}""", "Salt & Pepper")]
    [InlineData("""{"label":"&lt;b&gt;","name":"it's","currentPageUrl":"/ssot/connections?connectorType=act&amp;limit=50"}""", "&lt;b&gt;")]
    public void URLs_have_no_say(string json, string label) => Assert.Equal(label, LabelOf(json));

    [Theory]
    [InlineData("""{"label":"\ud83c","name":"Salt &amp; Pepper"}""")]
    [InlineData("""{"label":"\udfe5","name":"Salt & Pepper"}""")]
    [InlineData("""{"label":"\ud83c&amp;","name":"Salt &amp; Pepper"}""")]
    public void Half_a_character_takes_nothing_else_with_it(string json)
    {
        using var document = JsonDocument.Parse(EntityEncoding.Decode(Encoding.UTF8.GetBytes(json)));

        Assert.Equal("Salt & Pepper", document.RootElement.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("&")]
    [InlineData("<html>&amp;</html>")]
    [InlineData("{\"label\":\"&amp;\"")]
    public void What_is_no_JSON_is_told_apart(string text) =>
        Assert.ThrowsAny<JsonException>(() => EntityEncoding.Decode(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Numbers_and_names_stay_as_they_were_written()
    {
        var decoded = EntityEncoding.Decode("""{"number":1.50e+3,"long":12345678901234567890,"label":"&amp;","none":null,"yes":true,"no":false,"empty":{},"list":[]}"""u8.ToArray());

        Assert.Equal("""{"number":1.50e+3,"long":12345678901234567890,"label":"&","none":null,"yes":true,"no":false,"empty":{},"list":[]}""", Encoding.UTF8.GetString(decoded));
    }

    private static string? LabelOf(string json) => (string?)JsonNode.Parse(EntityEncoding.Decode(Encoding.UTF8.GetBytes(json)))!["label"];

    private static byte[] Write(JsonNode? document, JsonSerializerOptions writer) => JsonSerializer.SerializeToUtf8Bytes(document, writer);

    private static bool HasSpecialInTheClear(string text) =>
        text.IndexOfAny(['<', '>', '"', '\'', '\\']) >= 0
        || Enumerable.Range(0, text.Length).Any(at => text[at] == '&' && !Entities.Any(entity => text.AsSpan(at).StartsWith(entity, StringComparison.Ordinal)));

    private static IEnumerable<string> StringsOf(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => StringsOf(member.Value)),
        JsonArray items => items.SelectMany(StringsOf),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };

    /// <summary>As Connect REST writes a document unless it is told not to.</summary>
    private static JsonNode? Encoded(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Encoded(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Encoded)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => JsonValue.Create(value.GetValue<string>()
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal)
            .Replace("\\", "&#92;", StringComparison.Ordinal)),
        _ => node?.DeepClone(),
    };
}
