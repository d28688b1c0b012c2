using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>The org's connectors of one type as they were read at one time.</summary>
/// <param name="connections">The connectors.</param>
/// <param name="readAt">When the first page was asked for.</param>
internal sealed class RunList(IEnumerable<Connection> connections, DateTimeOffset readAt)
{
    /// <summary>Clocks differ a little, and so may Salesforce's from ours.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly ILookup<string, Listed> _byName = connections.Where(connection => connection.Id is not null)
        .Select(connection => new Listed(connection.Id!.Value, connection.Name ?? "", connection.Label, connection.Created))
        .ToLookup(listed => listed.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>When it was read.</summary>
    public DateTimeOffset ReadAt => readAt;

    /// <summary>The connector that the row's own create made; null when the list does not have it, or that cannot be told.</summary>
    /// <remarks>
    /// API names are unique, so type, name and label tell. Salesforce gives Ingestion API connectors names of its own: for them the label tells, where
    /// one alone has it that says it was made since the row was sent.
    /// </remarks>
    public ConnectionId? FindSent(RunRow row)
    {
        if (row.SentAt is not { } sentAt)
        {
            return null;
        }

        var definition = row.Definition;
        var found = definition.Type == ConnectorTypeName.IngestApi
            ? _byName.SelectMany(group => group).Where(listed => listed.Label == definition.Label && listed.Created >= sentAt - ClockTolerance)
            : _byName[definition.Name].Where(listed => listed.Label == definition.Label && listed.Created is var made && (made is null || made >= sentAt - ClockTolerance));
        return found.Take(2).ToArray() is [var only] ? only.Id : null;
    }

    /// <summary>The connector that has the row's name and label, whoever made it; null when there is none.</summary>
    public ConnectionId? FindSame(ConnectionDefinition definition) =>
        definition.Type == ConnectorTypeName.IngestApi ? null : _byName[definition.Name].FirstOrDefault(listed => listed.Label == definition.Label)?.Id;

    private sealed record Listed(ConnectionId Id, string Name, string Label, DateTimeOffset? Created);
}
