using System.Text.Json;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360.Wire;

public sealed class LooseListConverterTests
{
    [Fact]
    public void One_item_of_an_unexpected_shape_does_not_take_the_others_with_it()
    {
        var connections = Read("""[{"connectorType":"act"},null,7,"text",[[{}]],true,{"connectorType":"GCS","editable":{"deep":[1,{"er":2}]}},{"label":"\ud83c"},{"connectorType":"SNOWFLAKE"}]""")!;

        Assert.Equal(9, connections.Count);
        Assert.Equal(["act", null, null, null, null, null, "GCS", null, "SNOWFLAKE"], connections.Select(connection => connection?.ConnectorType));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"params":[{"paramName":"a"}],"more":{"of":[1,2]}}""")]
    [InlineData("\"[]\"")]
    [InlineData("0")]
    public void What_is_no_list_is_none_and_what_stands_after_it_is_still_read(string json)
    {
        var connection = JsonSerializer.Deserialize($$"""{"params":{{json}},"connectorType":"act"}""", Data360JsonContext.Default.ConnectionRecord)!;

        Assert.Equal((null, "act"), (connection.Params, connection.ConnectorType));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"connections":null}""")]
    [InlineData("""{"connections":{"a":[{"b":[]}]},"totalSize":12}""")]
    public void An_answer_without_its_list_is_another_document(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, Data360JsonContext.Default.ConnectionListAnswer));

    [Fact]
    public void An_empty_list_is_an_empty_list() => Assert.Empty(Read("[]")!);

    private static IReadOnlyList<D360Portal.Salesforce.Data360.Wire.ConnectionRecord?>? Read(string list) =>
        JsonSerializer.Deserialize($$"""{"connections":{{list}}}""", Data360JsonContext.Default.ConnectionListAnswer)!.Connections;
}
