using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>The data files of the catalogue, which are part of the assembly.</summary>
internal static class CatalogueFiles
{
    /// <summary>The types, one a line: name, label, release level, and the file of their attributes.</summary>
    public static JsonArray Types() => Read("connector-types.json")["types"]!.AsArray();

    /// <summary>One set of attributes.</summary>
    public static AttributeSet Attributes(string name) => new(Read($"attributes/{name}.json"));

    private static JsonObject Read(string path)
    {
        using var stream = typeof(CatalogueFiles).Assembly.GetManifestResourceStream($"Catalogue/{path}")
            ?? throw new InvalidOperationException($"The simulator was built without its data file {path}.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
