namespace D360Portal.Features.Connections.Details.Source;

/// <summary>One line of a list in a source.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Beside">What stands beside it; null when nothing does.</param>
/// <param name="OpenAsync">Goes into it.</param>
public sealed record SourceItem(string Name, string? Beside, Func<Task> OpenAsync)
{
    /// <summary>Whether name or what stands beside it has the text in it, in any case.</summary>
    public bool Has(string text) =>
        Name.Contains(text, StringComparison.OrdinalIgnoreCase) || Beside?.Contains(text, StringComparison.OrdinalIgnoreCase) is true;
}
