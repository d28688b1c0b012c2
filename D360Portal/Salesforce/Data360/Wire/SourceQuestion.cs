using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The body of a question about what lies behind a connection.</summary>
/// <remarks><c>{"advancedAttributes":{"DATABASE":"clinic_07"},"fields":["id"],"limit":20}</c>; the last two for a preview alone.</remarks>
internal sealed record SourceQuestion
{
    public required JsonObject AdvancedAttributes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Fields { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Limit { get; init; }
}
