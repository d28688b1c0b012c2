using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>One thing that a data stream could read: a table, a view, the files of a folder, an object of a service.</summary>
/// <param name="Name">Its name, which is the resource name in addresses.</param>
/// <param name="Columns">What it is made of.</param>
/// <param name="RowCount">How many rows it has.</param>
internal sealed record SourceObject(string Name, IReadOnlyList<SourceColumn> Columns, int RowCount)
{
    /// <summary>The schema that it is in; null where there are none.</summary>
    public string? Schema { get; init; }

    /// <summary>The database that it is in; null where there are none.</summary>
    public string? Database { get; init; }

    /// <summary>What it can be filtered by besides its name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>What the list says of it besides its name: that depends on the family of the connection.</summary>
    public Func<JsonObject> Details { get; init; } = () => [];

    /// <summary>The object as one of a list.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["name"] = Name };
        foreach (var (key, value) in Details())
        {
            json[key] = value?.DeepClone();
        }

        return json;
    }
}
