using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>What can be changed at a web site or an app: its modules, each found by its name.</summary>
internal static class StreamingAppPatch
{
    private const string Modules = "modules";

    public static FieldReader Fields(JsonObject body) =>
        new(body, DefinitionFields.ConnectorType, DefinitionFields.Label, DefinitionFields.Name, Modules);

    /// <summary>The modules as they are to be, from what they are.</summary>
    public static IReadOnlyList<Func<AppModule?, AppModule>> Read(FieldReader fields)
    {
        var modules = fields.Objects(Modules);
        if (modules is null)
        {
            fields.Refuse(Data360Answer.Missed(Modules));
        }

        return [.. (modules ?? []).Select(module => Read(module, fields))];
    }

    public static StreamingAppFamily Of(StreamingAppFamily app, IReadOnlyList<Func<AppModule?, AppModule>> changes)
    {
        var modules = app.Modules.ToList();
        foreach (var change in changes)
        {
            var name = change(null).Name;
            var index = modules.FindIndex(module => module.Name == name);
            if (index < 0)
            {
                modules.Add(change(null));
            }
            else
            {
                modules[index] = change(modules[index]);
            }
        }

        return app with { Modules = modules };
    }

    private static Func<AppModule?, AppModule> Read(JsonObject json, FieldReader outer)
    {
        var fields = new FieldReader(json, "configuration", "isEnabled", "name", "path");
        var name = fields.Required("name");
        var isEnabled = fields.Flag("isEnabled");
        var path = fields.Text("path");
        var configuration = fields.Text("configuration");
        outer.Refuse(fields.Refusal);
        return old =>
        {
            var module = old ?? new AppModule(name);
            return module with { IsEnabled = isEnabled ?? module.IsEnabled, Path = path ?? module.Path, Configuration = configuration ?? module.Configuration };
        };
    }
}
