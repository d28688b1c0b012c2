using System.Text.Json;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Storage;

/// <summary>Reads runs and their rows as SQLite keeps them.</summary>
internal static class RunReading
{
    private static readonly Dictionary<string, string> NoSecrets = [];

    /// <summary>A list of texts as it is kept.</summary>
    public static string Texts(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts, RunJsonContext.Default.IReadOnlyListString);

    /// <summary>The run.</summary>
    public static BulkRun Read(this StoredRun run) => new()
    {
        Id = new RunId(run.Id),
        OrgKey = OrgKey.Parse(run.OrgKey),
        OrganizationId = run.OrganizationId,
        UserId = run.UserId,
        UserName = run.UserName,
        Type = ConnectorTypeName.Parse(run.Type),
        TypeLabel = run.TypeLabel,
        SheetName = run.SheetName,
        Columns = Texts(run.Columns),
        State = run.State,
        Pause = run is { State: RunState.Paused, PauseCause: { } cause } ? new RunPause(cause, run.PauseReason ?? "", run.PausedUntil) : null,
        CallReserve = run.CallReserve,
        Calls = run.Calls,
        CreatedAt = run.CreatedAt,
        MovedAt = run.MovedAt,
    };

    /// <summary>The row.</summary>
    public static RunRow Read(this StoredRunRow row) => new()
    {
        Position = row.Position,
        Number = row.Number,
        Definition = StoredDefinition.Read(row.Definition).With(NoSecrets),
        Cells = Texts(row.Cells),
        CredentialSet = row.CredentialSet,
        State = row.State,
        ConnectionId = ConnectionId.TryParse(row.ConnectionId, out var id) ? id : null,
        Reason = row.Reason,
        SalesforceWords = row.SalesforceWords,
        SentAt = row.SentAt,
        ThereBefore = row.ThereBefore is { } ids ? [.. Texts(ids).Select(text => ConnectionId.TryParse(text, out var before) ? before : (ConnectionId?)null).OfType<ConnectionId>()] : null,
        NeedsSecrets = row.NeedsSecrets,
        HasSecrets = row.Secrets is not null,
    };

    private static IReadOnlyList<string> Texts(string json) => JsonSerializer.Deserialize(json, RunJsonContext.Default.IReadOnlyListString) ?? [];
}
