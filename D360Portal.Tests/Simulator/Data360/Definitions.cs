using System.Text.Json.Nodes;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>Definitions of connections, as a caller sends them.</summary>
internal static class Definitions
{
    public const string Password = "canary-of-the-source";

    /// <summary>A clinic's database: whatever a test does not say is right.</summary>
    public static JsonObject Clinic(string name = "Clinic_07", string host = "clinic-07.abc.eu-west-1.rds.amazonaws.com:3306", string password = Password) => new()
    {
        ["connectorType"] = "AwsRdsMySql",
        ["label"] = "Clinic 07",
        ["name"] = name,
        ["method"] = "Ingress",
        ["credentials"] = Values(("user", "reader"), ("password", password)),
        ["parameters"] = Values(("jdbc_connection_url", host), ("DATABASE", "clinic_07")),
    };

    /// <summary>A type that no form was built for.</summary>
    public static JsonObject OddShapes(params (string Name, string Value)[] parameters) => new()
    {
        ["connectorType"] = "OddShapes",
        ["label"] = "Odd",
        ["name"] = "Odd",
        ["method"] = "Ingress",
        ["credentials"] = Values(("api_key", "canary-key"), ("tenant", "one")),
        ["parameters"] = Values([("Name", "n"), ("quantum_state", "up"), ("mode", "fast"), ("retries", "3"), ("account_from", "a"), .. parameters]),
    };

    public static JsonObject Of(string connectorType, string name, params (string Name, string Value)[] fields)
    {
        var definition = new JsonObject { ["connectorType"] = connectorType, ["label"] = name, ["name"] = name };
        foreach (var (field, value) in fields)
        {
            definition[field] = value;
        }

        return definition;
    }

    /// <summary>A list of values by their names.</summary>
    public static JsonArray Values(params (string Name, string Value)[] values) =>
        [.. values.Select(value => new JsonObject { ["paramName"] = value.Name, ["value"] = value.Value })];

    /// <summary>The definition with one field otherwise; null takes it away.</summary>
    public static JsonObject With(this JsonObject definition, string field, JsonNode? value)
    {
        definition.Remove(field);
        if (value is not null)
        {
            definition[field] = value;
        }

        return definition;
    }

    /// <summary>The definition as a test of it takes it.</summary>
    public static JsonObject ForTest(this JsonObject definition) => definition.With("label", null).With("name", null);
}
