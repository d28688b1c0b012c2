using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>The org's connectors of one type as they were read at one time.</summary>
/// <param name="connections">The connectors.</param>
/// <param name="readAt">When the first page was asked for.</param>
internal sealed class RunList(IEnumerable<Connection> connections, DateTimeOffset readAt)
{
    /// <summary>Clocks differ a little, and so may Salesforce's from ours.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly ILookup<string, Connection> _byName = connections.Where(connection => connection.Id is not null)
        .ToLookup(connection => connection.Name ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>When it was read.</summary>
    public DateTimeOffset ReadAt => readAt;

    /// <summary>The connector that the row's own call made; null when the list does not have it, or that cannot be told.</summary>
    /// <remarks>
    /// API names are unique, so type, name and label tell. Salesforce gives Ingestion API connectors names of its own: for them the label tells, where
    /// one alone has it that was not there before, or says that it was made since.
    /// </remarks>
    public ConnectionId? FindSent(RunRow row)
    {
        if (row.SentAt is not { } sentAt)
        {
            return null;
        }

        var definition = row.Definition;
        var found = definition.Type == ConnectorTypeName.IngestApi
            ? Labelled(definition.Label).Where(listed => row.ThereBefore is { } before ? !before.Contains(listed.Id!.Value) : listed.Created is not null)
            : _byName[definition.Name].Where(listed => listed.Label == definition.Label);
        return found.Where(listed => listed.Created is not { } made || made >= sentAt - ClockTolerance).Take(2).ToArray() is [var only] ? only.Id : null;
    }

    /// <summary>The ids of the connectors that have the row's label, where that is all that could tell them apart from the one that it makes; null where its API name tells.</summary>
    public IReadOnlyList<ConnectionId>? ThereBefore(ConnectionDefinition definition) =>
        definition.Type == ConnectorTypeName.IngestApi ? [.. Labelled(definition.Label).Select(listed => listed.Id!.Value)] : null;

    /// <summary>The connector that has the row's name and label, whoever made it; null when there is none.</summary>
    public RunTwin? FindNamed(ConnectionDefinition definition) =>
        definition.Type != ConnectorTypeName.IngestApi && _byName[definition.Name].FirstOrDefault(listed => listed.Label == definition.Label) is { } listed
            ? RunTwin.Of(listed, definition)
            : null;

    private IEnumerable<Connection> Labelled(string label) => _byName.SelectMany(group => group).Where(listed => listed.Label == label);
}
