using System.Text.Json;

namespace D360Portal.Salesforce.Explaining;

/// <summary>The rows of <c>explanations.json</c>, which travels inside the program.</summary>
internal static class ExplanationFile
{
    private const string Name = "explanations.json";

    /// <summary>Reads all of them.</summary>
    /// <exception cref="JsonException">The file is not what it should be.</exception>
    public static IReadOnlyList<ExplanationRow> Read()
    {
        using var file = typeof(ExplanationFile).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not in the program.");
        return JsonSerializer.Deserialize(file, ExplanationsJsonContext.Default.ExplanationRowArray)
            ?? throw new JsonException($"{Name} is empty.");
    }
}
