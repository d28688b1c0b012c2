using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Catalogue;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>The data files: what is not published says so.</summary>
public sealed class CatalogueFilesTests
{
    private static readonly string[] AttributeFiles = [.. typeof(ConnectorCatalogue).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Catalogue/attributes/", StringComparison.Ordinal))];

    [Fact]
    public void Every_type_and_attribute_says_where_it_is_from()
    {
        Assert.NotEmpty(AttributeFiles);
        Assert.All(CatalogueFiles.Types(), type => Assert.NotEmpty((string?)type!["source"] ?? ""));
        Assert.All(AttributeFiles, file => Assert.NotEmpty((string?)Read(file)["source"] ?? ""));
        Assert.All(AttributeFiles.SelectMany(AttributesOf), attribute => Assert.NotEmpty((string?)attribute["source"] ?? ""));
    }

    [Fact]
    public void Whatever_is_said_to_be_guessed_is_marked()
    {
        var entries = CatalogueFiles.Types().OfType<JsonNode>().Concat(AttributeFiles.Select(Read)).Concat(AttributeFiles.SelectMany(AttributesOf)).ToArray();

        Assert.All(
            entries.Where(entry => ((string)entry["source"]!).Contains("guess", StringComparison.Ordinal)),
            entry => Assert.True((bool?)entry["guessed"], entry.ToJsonString()));
        Assert.Contains(entries, entry => entry["guessed"] is null);
    }

    [Fact]
    public void Every_file_of_attributes_belongs_to_a_type()
    {
        var used = CatalogueFiles.Types().Select(type => $"Catalogue/attributes/{type!["attributes"]}.json").Append("Catalogue/attributes/SNOWFLAKE.credentialType.json").ToHashSet();

        Assert.Equal(used.Order(StringComparer.Ordinal), AttributeFiles.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_attribute_file_has_no_key_that_the_API_does_not_know()
    {
        var known = ContractSample.Read("connector-attribute.keys").AsArray().Select(key => (string)key!).Concat(["source", "guessed", "nameGuessed", "onlyWhen"]).ToHashSet();

        Assert.All(AttributeFiles.SelectMany(AttributesOf), attribute => Assert.Subset(known, Data360Org.KeysOf(attribute).ToHashSet()));
    }

    private static JsonNode Read(string file)
    {
        using var stream = typeof(ConnectorCatalogue).Assembly.GetManifestResourceStream(file)!;
        return JsonNode.Parse(stream)!;
    }

    private static IEnumerable<JsonNode> AttributesOf(string file) =>
        new[] { "connectionAttributes", "advancedAttributes" }.SelectMany(list => Read(file)[list]!.AsArray()).OfType<JsonNode>();
}
