using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer of <c>actions/test</c>: <c>{"success":false,"errors":[{"errorCode":"…","message":"…"}]}</c>.</summary>
/// <remarks>A success may carry one item of empty strings.</remarks>
internal sealed record TestAnswer
{
    public bool? Success { get; init; }

    [JsonConverter(typeof(LooseListConverter<TestErrorRecord>))]
    public IReadOnlyList<TestErrorRecord?>? Errors { get; init; }
}
