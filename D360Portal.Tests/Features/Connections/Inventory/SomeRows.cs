using System.Globalization;
using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Rows of an inventory with one interesting difference, and rows of any kind.</summary>
internal static class SomeRows
{
    private static readonly string[] Types = ["AwsRdsMySql", "AwsRdsPostgres", "SNOWFLAKE", "act", "IngestApi"];

    private static readonly string?[] Statuses = ["CONNECTED", "Failed", "needsReAuth", "PROCESSING", "Sleeping", null];

    /// <summary>Labels of the kind that an org has, many of them alike but for a number or the case.</summary>
    public static Gen<string> Labels { get; } = Gen.OneOf(
        Gen.Select(Gen.OneOf(Gen.Const("clinic "), Gen.Const("Clinic "), Gen.Const("ward "), Gen.Const("")), Gen.Int[0, 120], (name, number) => $"{name}{number}"),
        Gen.Char["ab 01"].Array[0, 6].Select(letters => new string(letters)),
        Gen.String[0, 12]);

    /// <summary>Up to 40 rows, of few types and statuses so that groups have several, some without id, name, status or time.</summary>
    public static Gen<ConnectionRow[]> Any { get; } = Gen.Select(
        Labels,
        Gen.OneOf(Types),
        Gen.OneOf(Statuses),
        Gen.Int[0, 30],
        Gen.Int[0, 3],
        (label, type, status, id, hour) => Row(label, type, status, id: id == 0 ? null : id, lastSync: hour == 0 ? null : new DateTimeOffset(2026, 11, 24, hour, 0, 0, TimeSpan.Zero)))
        .Array[0, 40];

    public static ConnectionRow Row(
        string label = "Clinic 01",
        string type = "AwsRdsMySql",
        string? status = "CONNECTED",
        string? name = null,
        int? id = 1,
        string? typeLabel = null,
        DateTimeOffset? lastSync = null,
        params (string Name, string? Value)[] parameters) => new()
        {
            Id = id is { } number ? Id(number) : null,
            Label = label,
            Name = name,
            Type = ConnectorTypeName.Parse(type),
            TypeLabel = typeLabel ?? type,
            Status = new ConnectionStatus(status),
            LastSync = lastSync,
            Parameters = [.. parameters.Select(parameter => new ConnectionParameter(parameter.Name, parameter.Value))],
        };

    /// <summary>Whether the text has no half characters, which neither an address nor a file can hold.</summary>
    public static bool CanBeWritten(string text) => !text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD);

    /// <summary>A record id of 18 characters.</summary>
    public static ConnectionId Id(int number)
    {
        Assert.True(ConnectionId.TryParse(string.Create(CultureInfo.InvariantCulture, $"9cg{number:D12}AAA"), out var id));
        return id;
    }
}
