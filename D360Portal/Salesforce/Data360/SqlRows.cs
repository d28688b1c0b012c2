using System.Text.Json;

namespace D360Portal.Salesforce.Data360;

/// <summary>Reads the rows of a query's answer.</summary>
/// <remarks>Documented is an array for each row. Other resources of the same product wrap it as <c>{"rowData":[…]}</c>, or name the values: all are read.</remarks>
internal static class SqlRows
{
    /// <summary>The values of each row; null when the data is no list.</summary>
    public static IReadOnlyList<IReadOnlyList<JsonElement>>? Read(JsonElement data) =>
        data.ValueKind is JsonValueKind.Array ? [.. data.EnumerateArray().Select(ValuesOf)] : null;

    private static IReadOnlyList<JsonElement> ValuesOf(JsonElement row) => row.ValueKind switch
    {
        JsonValueKind.Array => [.. row.EnumerateArray()],
        JsonValueKind.Object when row.TryGetProperty("rowData", out var values) && values.ValueKind is JsonValueKind.Array => [.. values.EnumerateArray()],
        JsonValueKind.Object => [.. row.EnumerateObject().Select(property => property.Value)],
        _ => [row],
    };
}
