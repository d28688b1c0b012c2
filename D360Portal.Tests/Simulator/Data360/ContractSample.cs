using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>A document from the folder Contract.</summary>
internal static class ContractSample
{
    public static JsonNode Read(string name, [CallerFilePath] string here = "")
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Contract", name + ".json")))!;
        Assert.False(string.IsNullOrWhiteSpace((string?)file["source"]), $"{name} does not say where it is from.");
        return file["document"]!;
    }

    /// <summary>Asserts that an answer has every key of a sample, with a value of the same kind; more keys are no harm. Every element of an array is compared with the sample's first.</summary>
    public static void AssertHasShape(JsonNode sample, JsonNode? answer, string where = "$")
    {
        Assert.True(answer?.GetValueKind() is { } kind && Normal(kind) == Normal(sample.GetValueKind()), $"{where} is {answer?.GetValueKind()}, not {sample.GetValueKind()}.");
        switch (sample)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    AssertHasShape(value!, answer![name], $"{where}.{name}");
                }

                break;
            case JsonArray { Count: > 0 } items:
                Assert.NotEmpty(answer!.AsArray());
                Assert.All(answer.AsArray(), item => AssertHasShape(items[0]!, item, $"{where}[]"));
                break;
        }
    }

    private static JsonValueKind Normal(JsonValueKind kind) => kind == JsonValueKind.False ? JsonValueKind.True : kind;
}
