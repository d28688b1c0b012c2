namespace D360Portal.Features.Connections;

/// <summary>One value of a failed row, while it is mended.</summary>
/// <param name="parameter">Salesforce's name of it; null for name and API name.</param>
/// <param name="label">What it is called.</param>
/// <param name="was">Its value before; empty for a secret.</param>
/// <param name="isSecret">Whether it is typed unseen.</param>
internal sealed class RunCell(string? parameter, string label, string was, bool isSecret)
{
    /// <summary>Salesforce's name of it; null for name and API name.</summary>
    public string? Parameter => parameter;

    /// <summary>What it is called.</summary>
    public string Label => label;

    /// <summary>Its value before.</summary>
    public string Was { get; } = was;

    /// <summary>Whether it is typed unseen.</summary>
    public bool IsSecret => isSecret;

    /// <summary>The id of its control.</summary>
    public string Id { get; } = $"mend-{(parameter ?? label).Replace(' ', '-')}";

    /// <summary>Its value now.</summary>
    public string Value { get; set; } = was;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Fault { get; set; }
}
