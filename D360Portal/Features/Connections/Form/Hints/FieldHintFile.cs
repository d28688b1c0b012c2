using System.Text.Json;

namespace D360Portal.Features.Connections;

/// <summary>The rows of <c>field-hints.json</c>, which travels inside the program.</summary>
internal static class FieldHintFile
{
    private const string Name = "field-hints.json";

    /// <summary>Reads all of them.</summary>
    /// <exception cref="JsonException">The file is not what it should be.</exception>
    public static IReadOnlyList<FieldHintRow> Read()
    {
        using var file = typeof(FieldHintFile).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not in the program.");
        return JsonSerializer.Deserialize(file, FieldHintsJsonContext.Default.FieldHintRowArray)
            ?? throw new JsonException($"{Name} is empty.");
    }
}
