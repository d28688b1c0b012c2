using System.Text.Json;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Data360.Wire;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class AttributeReaderTests
{
    [Fact]
    public void An_attribute_with_all_its_keys_is_read()
    {
        var attribute = ReadOne(
            """
            {"name":"DATABASE","label":"Database","type":"jdbcDatabase","dataType":"text","secure":false,"masked":false,"required":true,"hidden":"false","readonly":null,
             "ingress":true,"egress":false,"options":null,"placeholder":"clinic","tooltip":"<b>Which</b>","defaultValue":"main","min":1,"max":"10","minLength":1,"maxLength":"128",
             "minDate":"2020-01-01","maxDate":"2030-12-31","pattern":"^[a-z]+$","messageWhenPatternMismatch":"Letters.","messageWhenRangeMismatch":"Range.","order":3}
            """);

        Assert.Equal(
            new AttributeDescription("DATABASE", "Database", IsSecret: false)
            {
                Meaning = "jdbcDatabase",
                DataType = "text",
                IsRequired = true,
                IsForIngress = true,
                IsForEgress = false,
                Placeholder = "clinic",
                Tooltip = "<b>Which</b>",
                Default = "main",
                Min = "1",
                Max = "10",
                MinLength = 1,
                MaxLength = 128,
                MinDate = "2020-01-01",
                MaxDate = "2030-12-31",
                Pattern = "^[a-z]+$",
                PatternMessage = "Letters.",
                RangeMessage = "Range.",
                Options = attribute.Options,
            },
            attribute);
        Assert.Empty(attribute.Options);
    }

    [Fact]
    public void Everything_but_the_name_may_be_missing() =>
        Assert.Equal(("user", "user", false), (ReadOne("""{"name":"user"}""").Name, ReadOne("""{"name":"user","label":" "}""").Label, ReadOne("""{"name":"user"}""").IsSecret));

    [Theory]
    [InlineData("""["fast","slow & steady"]""", "fast=fast", "slow & steady=slow & steady")]
    [InlineData("""[1,true,"x"]""", "1=1", "true=true", "x=x")]
    [InlineData("""[{"value":"eu","label":"Europe"},{"value":"us"}]""", "eu=Europe", "us=us")]
    [InlineData("""[{"name":"eu","displayName":"Europe"}]""", "eu=Europe")]
    [InlineData("""[{"name":"Europe","value":"eu"}]""", "eu=Europe")]
    [InlineData("""[{"key":"eu","text":"Europe"}]""", "eu=Europe")]
    [InlineData("""[{"id":7,"title":"Seven"}]""", "7=Seven")]
    [InlineData("""[{"label":"Only a label"}]""", "Only a label=Only a label")]
    [InlineData("""{"eu":"Europe","us":"America"}""", "eu=Europe", "us=America")]
    [InlineData("""{"eu":null,"":"Nowhere"}""", "eu=eu")]
    [InlineData("""["a","a",{"value":"a","label":"A"}]""", "a=a")]
    [InlineData("""[null,{},[],"  ",{"value":null}]""")]
    [InlineData("""[]""")]
    [InlineData("""{}""")]
    [InlineData("""null""")]
    [InlineData("\"fast\"")]
    [InlineData("""7""")]
    public void Options_are_read_in_every_shape(string json, params string[] options) =>
        Assert.Equal(options, ReadOne($$"""{"name":"mode","options":{{json}}}""").Options.Select(option => $"{option.Value}={option.Label}"));

    [Theory]
    [InlineData("""{"name":"p","masked":true}""", true)]
    [InlineData("""{"name":"p","dataType":"password"}""", true)]
    [InlineData("""{"name":"p","dataType":"Password","masked":false}""", true)]
    [InlineData("""{"name":"p","secure":true}""", false)]
    public void What_should_not_be_read_over_the_shoulder_is_masked(string json, bool isMasked) => Assert.Equal(isMasked, ReadOne(json).IsMasked);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    [InlineData("\"mode=fast\"", false)]
    [InlineData("7", false)]
    [InlineData("{}", false)]
    public void A_flag_may_be_a_word(string json, bool isHidden) => Assert.Equal(isHidden, ReadOne($$"""{"name":"x","hidden":{{json}}}""").IsHidden);

    [Theory]
    [InlineData("\"mode=fast\"", "mode", "fast")]
    [InlineData("\"false\"", null, null)]
    [InlineData("true", null, null)]
    [InlineData("{\"when\":\"mode\"}", null, null)]
    public void What_makes_an_attribute_hidden_may_be_told(string json, string? name, string? value)
    {
        var condition = ReadOne($$"""{"name":"x","hidden":{{json}}}""").HiddenWhen;

        Assert.Equal((name, value), (condition?.Name, condition?.Value));
    }

    [Theory]
    [InlineData("""[{"value":"a","attributes":["user","password"]}]""", "password, user")]
    [InlineData("""[{"value":"a","fields":[{"name":"user"},{"paramName":"password"}]}]""", "password, user")]
    [InlineData("""[{"value":"a","attributes":["user",{"what":"ever"}]}]""", null)]
    [InlineData("""[{"value":"a","attributes":[]}]""", null)]
    [InlineData("""[{"value":"a","attributes":"user"}]""", null)]
    [InlineData("""[{"value":"a"}]""", null)]
    [InlineData("""["a"]""", null)]
    public void An_option_may_list_what_goes_with_it(string options, string? fields) =>
        Assert.Equal(fields, Assert.Single(ReadOne($$"""{"name":"auth","options":{{options}}}""").Options).Fields?.ToString());

    [Fact]
    public void What_is_repeated_and_what_has_no_name_is_counted()
    {
        var records = JsonSerializer.Deserialize(
            """{"name":"T","connectionAttributes":[{"name":"a"},null,{"label":"Nameless"},{"name":"a"},{"name":"b"},{"name":"a"},7]}""", Data360JsonContext.Default.ConnectorTypeRecord)!.ConnectionAttributes;

        Assert.Equal(["a"], AttributeReader.Repeated(records));
        Assert.Equal(3, AttributeReader.CountNameless(records));
        Assert.Equal((0, 0), (AttributeReader.Repeated(null).Count, AttributeReader.CountNameless(null)));
    }

    [Theory]
    [InlineData("\"many\"")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("1.5")]
    [InlineData("null")]
    public void A_length_that_is_none_is_not_told(string json) => Assert.Null(ReadOne($$"""{"name":"x","maxLength":{{json}}}""").MaxLength);

    [Fact]
    public void Of_two_attributes_with_one_name_the_first_counts_and_of_those_without_a_name_none()
    {
        var attributes = Read("""[{"name":"a","label":"First"},null,{"label":"Nameless"},{"name":" "},{"name":"a","label":"Second"},{"name":"A","label":"Third"}]""");

        Assert.Equal(["First", "Third"], attributes.Select(attribute => attribute.Label));
    }

    [Fact]
    public void Without_attributes_there_are_none() => Assert.Empty(AttributeReader.Read(null));

    private static AttributeDescription ReadOne(string json) => Assert.Single(Read($"[{json}]"));

    private static IReadOnlyList<AttributeDescription> Read(string json) =>
        AttributeReader.Read(JsonSerializer.Deserialize($$"""{"name":"MadeUpType","connectionAttributes":{{json}}}""", Data360JsonContext.Default.ConnectorTypeRecord)!.ConnectionAttributes);
}
