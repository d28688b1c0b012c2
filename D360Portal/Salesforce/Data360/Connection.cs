using System.Text.Json;
using D360Portal.Salesforce.Data360.Wire;

namespace D360Portal.Salesforce.Data360;

/// <summary>One configured instance of a connector type, as far as Salesforce told.</summary>
public sealed record Connection
{
    /// <summary>The record id; null when Salesforce gave none, or none that has the form of an id.</summary>
    public ConnectionId? Id { get; init; }

    /// <summary>The display text; the API name or the id where there is none.</summary>
    public required string Label { get; init; }

    /// <summary>The API name; null when not told.</summary>
    public string? Name { get; init; }

    /// <summary>The connector type.</summary>
    public required ConnectorTypeName Type { get; init; }

    /// <summary>The type's display text; null when not told.</summary>
    public string? TypeLabel { get; init; }

    /// <summary><c>Ingress</c> or <c>Egress</c>; null when not told.</summary>
    public string? Method { get; init; }

    /// <summary>Whether it works.</summary>
    public ConnectionStatus Status { get; init; }

    /// <summary>How the last sync went.</summary>
    public ConnectionStatus SyncStatus { get; init; }

    /// <summary>When it last synced; null when not told, or when what was told is no time.</summary>
    public DateTimeOffset? LastSync { get; init; }

    /// <summary>The error code of the last change; null when there is none.</summary>
    public string? LastErrorCode { get; init; }

    /// <summary>When it was made; null when not told.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed; null when not told.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Whether Salesforce lets it be changed; null when not told.</summary>
    public bool? IsEditable { get; init; }

    /// <summary>Whether Salesforce lets it be deleted; null when not told.</summary>
    public bool? IsDeletable { get; init; }

    /// <summary>What is not secret of its settings, in Salesforce's order.</summary>
    public IReadOnlyList<ConnectionParameter> Parameters { get; init; } = [];

    /// <summary>How many settings came without a name. What they are cannot be told, not even whether they are secret: their values go no further than this.</summary>
    public int NamelessCount { get; init; }

    /// <summary>The names of its credentials. Their values, masked or not, go no further than this.</summary>
    public IReadOnlyList<string> CredentialNames { get; init; } = [];

    /// <summary>What Salesforce told beside all that, such as <c>tenantSpecificEndpoint</c>: plain values only.</summary>
    public IReadOnlyList<ConnectionParameter> Further { get; init; } = [];

    /// <summary>Reads what Salesforce wrote; null when it does not even tell the type.</summary>
    internal static Connection? From(ConnectionRecord? record) =>
        record is null || !ConnectorTypeName.TryParse(record.ConnectorType, out var type) ? null : From(record, type);

    private static Connection From(ConnectionRecord record, ConnectorTypeName type) => new()
    {
        Id = ConnectionId.TryParse(record.Id, out var id) ? id : null,
        Label = NotBlank(record.Label) ?? NotBlank(record.Name) ?? NotBlank(record.Id) ?? type.ToString(),
        Name = NotBlank(record.Name),
        Type = type,
        TypeLabel = NotBlank(record.ConnectorLabel),
        Method = NotBlank(record.Method),
        Status = new ConnectionStatus(NotBlank(record.Status) ?? record.ConnectionStatus),
        SyncStatus = new ConnectionStatus(record.SyncStatus),
        LastSync = SalesforceTime.Read(record.LastSyncDate),
        LastErrorCode = NotBlank(record.LastDataChangeErrorCode),
        Created = SalesforceTime.Read(record.CreatedDate),
        LastModified = SalesforceTime.Read(record.LastModifiedDate),
        IsEditable = record.Editable,
        IsDeletable = record.Deletable,
        Parameters = [.. Named(record.Params).Where(item => !SecretName.Matches(item.ParamName!)).Select(item => new ConnectionParameter(item.ParamName!, item.Value))],
        CredentialNames =
        [
            .. Named(record.Credentials).Concat(Named(record.Params).Where(item => SecretName.Matches(item.ParamName!)))
                .Select(item => item.ParamName!).Distinct(StringComparer.Ordinal),
        ],
        NamelessCount = Nameless(record.Params) + Nameless(record.Credentials),
        Further = ReadFurther(record),
    };

    private static int Nameless(IReadOnlyList<ParameterRecord?>? items) => (items?.Count ?? 0) - Named(items).Count();

    private static IEnumerable<ParameterRecord> Named(IReadOnlyList<ParameterRecord?>? items) =>
        (items ?? []).OfType<ParameterRecord>().Where(item => !string.IsNullOrWhiteSpace(item.ParamName));

    private static List<ConnectionParameter> ReadFurther(ConnectionRecord record) =>
    [
        .. (record.Other ?? [])
            .Where(field => field.Key is not ("iconUrl" or "url") && !SecretName.Matches(field.Key))
            .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            .Select(field => new ConnectionParameter(field.Key, JsonText.Of(field.Value))),
    ];

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
