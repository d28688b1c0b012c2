namespace D360Portal.Storage;

/// <summary>Whether an org had connectors of a type when it was last asked. No user's data: only names of Salesforce's catalogue.</summary>
internal sealed class TypeInUseRow
{
    public required string OrgKey { get; init; }

    public required string OrganizationId { get; init; }

    public required string Type { get; init; }

    public bool HasConnections { get; set; }

    public DateTimeOffset AskedAt { get; set; }
}
