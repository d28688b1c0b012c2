using System.Text.Json;
using CsCheck;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.SimulatorTests.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class SourceReaderTests
{
    private static readonly string[] Keys =
        ["name", "label", "value", "objectType", "attributes", "type", "schema", "catalog", "fields", "record", "id", "isRequired", "originalType", "availabilityStatus", "primaryIndexOrder", "a b", ""];

    private static readonly string[] Leaves =
        ["null", "true", "false", "0", "-1.50", "1e400", "99999999999999999999.1234567890", "\"\"", "\" \"", "\"id\"", "\"..\"", "\"\\ud83c\"", "\"<b>&amp;</b>\"", "\"InUse\"", "[]", "{}"];

    /// <summary>Any JSON, mostly of the keys that are read.</summary>
    private static readonly Gen<string> Documents = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Gen.OneOf([.. Leaves.Select(Gen.Const)])
        : Gen.OneOf(
            Gen.OneOf([.. Leaves.Select(Gen.Const)]),
            inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Gen.OneOf([.. Keys.Select(Gen.Const)]), inner).Array[0, 5].Select(pairs => $"{{{string.Join(',', pairs.Select(pair => $"{JsonSerializer.Serialize(pair.Item1)}:{pair.Item2}"))}}}")));

    [Fact]
    public void The_documented_examples_are_read()
    {
        Assert.Equal(["main", "samples", "hive_metadata"], SourceReader.ReadNames(Sample("databases", "databases")));
        Assert.Equal(["testSchema", "testSchema2"], SourceReader.ReadNames(Sample("database-schemas", "schemas")));
        var deals = Assert.Single(SourceReader.ReadObjects(Sample("objects", "objects")));
        Assert.Equal(("Deals", "TABLE", "HubSpotV3", "CData"), (deals.Name, deals.Kind, deals.Schema, deals.Database));
        var order = Assert.Single(SourceReader.ReadFields(Sample("fields", "fields"), Sample("fields", "primaryKeys")));
        Assert.Equal(new SourceField("order_id") { Type = "Text", OriginalType = "varchar" }, order);
        Assert.Equal(["1"], Assert.Single(SourceReader.ReadRows(Sample("preview", "records"), ["id"])).Values);
        var schema = Assert.Single(SourceReader.ReadSchemas(Sample("schemas", "schemas")));
        Assert.Equal(("schemaName", null, "StreamingApp", null, false), (schema.Name, schema.Label, schema.Kind, schema.Availability, schema.IsInUse));
        Assert.Equal(new SchemaField("schemaFieldOne") { DataType = "Number" }, Assert.Single(schema.Fields));
    }

    [Theory]
    [InlineData("""["main","samples"]""")]
    [InlineData("""[{"name":"main"},{"label":"samples"},{"other":1},null,[]]""")]
    [InlineData("""["main",{"value":"samples"},"main"," "]""")]
    public void Names_come_as_texts_and_as_objects(string json) => Assert.Equal(["main", "samples"], SourceReader.ReadNames(Json(json)));

    [Fact]
    public void What_an_object_has_beside_its_name_is_kept()
    {
        var found = Assert.Single(SourceReader.ReadObjects(Json(
            """[{"name":"Readers","label":"Newsletter readers","objectType":"StructuredData","customObjectId":"7f1c","description":"Who reads the <i>newsletter</i>","deep":{"a":1},"hasChangeEvent":false}]""")));

        Assert.Equal(("Newsletter readers", "StructuredData"), (found.Label, found.Kind));
        Assert.Equal(
            [new ConnectionParameter("customObjectId", "7f1c"), new ConnectionParameter("description", "Who reads the <i>newsletter</i>"), new ConnectionParameter("hasChangeEvent", "false")],
            found.Further);
    }

    /// <summary>Such a name would change the path that it stands in.</summary>
    [Fact]
    public void A_name_of_dots_alone_is_no_object() => Assert.Equal(["..."], SourceReader.ReadObjects(Json("""["..",".","..."]""")).Select(found => found.Name));

    [Fact]
    public void Values_keep_every_digit_and_nothing_is_told_from_empty()
    {
        var row = Assert.Single(SourceReader.ReadRows(
            Json("""[{"record":{"amount":12345678901234567890.10,"none":null,"empty":"","flag":true,"list":[1,2],"text":"<b>&amp;"}}]"""),
            ["amount", "none", "missing", "empty", "flag", "list", "text"]));

        Assert.Equal(["12345678901234567890.10", null, null, "", "true", "[1,2]", "<b>&amp;"], row.Values);
    }

    [Fact]
    public void A_row_does_not_need_its_inner_object() => Assert.Equal(["1"], Assert.Single(SourceReader.ReadRows(Json("""[{"Id":1}]"""), ["Id"])).Values);

    /// <summary>Logs and exceptions print what they are given.</summary>
    [Fact]
    public void A_row_never_prints_a_value() => Assert.DoesNotContain("canary", $"{new PreviewRow(["canary"])}", StringComparison.Ordinal);

    [Theory]
    [InlineData("InUse", true)]
    [InlineData("In Use", true)]
    [InlineData("IN USE", true)]
    [InlineData("Available", false)]
    [InlineData("Resting", false)]
    public void A_schema_that_is_in_use_says_so_in_either_spelling(string word, bool isInUse) =>
        Assert.Equal((word, isInUse), Assert.Single(SourceReader.ReadSchemas(Json($$"""[{"name":"HeartRate","availabilityStatus":"{{word}}"}]""")).Select(schema => (schema.Availability, schema.IsInUse))));

    [Fact]
    public void Any_JSON_is_read_or_left_out() => Documents.Sample(
        text =>
        {
            var json = Json(text);

            Assert.All(SourceReader.ReadNames(json), name => Assert.False(string.IsNullOrWhiteSpace(name)));
            Assert.All(SourceReader.ReadObjects(json), found => Assert.True(found.Name is not ("." or "..") && !string.IsNullOrWhiteSpace(found.Name)));
            Assert.All(SourceReader.ReadFields(json, json), one => Assert.False(string.IsNullOrWhiteSpace(one.Name)));
            Assert.All(SourceReader.ReadRows(json, ["id", "a b", "id"]), row => Assert.Equal(3, row.Values.Count));
            Assert.All(SourceReader.ReadSchemas(json), schema => Assert.All(schema.Fields, one => Assert.False(string.IsNullOrWhiteSpace(one.Name))));
        },
        iter: 5_000);

    private static JsonElement Sample(string name, string list) => Json(ContractSample.Read($"connection-{name}")[list]!.ToJsonString());

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;
}
