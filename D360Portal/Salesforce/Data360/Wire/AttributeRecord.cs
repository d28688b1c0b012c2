namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>One attribute of a connector type: what must be known of it to show a connector that has it.</summary>
internal sealed record AttributeRecord
{
    public string? Name { get; init; }

    public string? Label { get; init; }

    public bool? Secure { get; init; }

    public bool? Masked { get; init; }
}
