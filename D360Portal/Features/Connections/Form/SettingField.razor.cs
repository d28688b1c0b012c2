using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>The control of one setting, chosen by what the catalogue says of it and by nothing else.</summary>
public sealed partial class SettingField
{
    /// <summary>Far more than any setting; only so much that the circuit lives.</summary>
    private const int MostTyped = 100_000;

    private const int LongText = 1_000;

    /// <summary>The setting.</summary>
    [Parameter, EditorRequired]
    public required FormField Field { get; set; }

    /// <summary>The control's id, unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>The control's name.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What is filled in.</summary>
    [Parameter, EditorRequired]
    public required string Value { get; set; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>The user filled in something else.</summary>
    [Parameter]
    public EventCallback<string> OnChange { get; set; }

    private AttributeDescription Attribute => Field.Attribute;

    private bool IsLong => !Attribute.IsMasked && (Attribute.MaxLength > LongText || IsKind("textarea", "longtext"));

    private string InputType => Attribute.IsMasked ? "password" : IsKind("date") ? "date" : "text";

    private string? InputMode => IsKind("number", "integer", "int", "double") ? "decimal" : null;

    private string? Required => Attribute.IsRequired ? "true" : null;

    private string? Invalid => Fault is null ? null : "true";

    private string? DescribedBy => (Hint, Fault) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-fault",
        (_, null) => $"{Id}-hint",
        _ => $"{Id}-fault {Id}-hint",
    };

    private string? Hint => (Attribute.Tooltip, HasUselessPattern) switch
    {
        (var tooltip, false) => tooltip,
        (null, true) => "The catalogue's rule for this value cannot be read, so only Salesforce checks it.",
        (var tooltip, true) => $"{tooltip} The catalogue's rule for this value cannot be read, so only Salesforce checks it.",
    };

    private bool HasUselessPattern => Attribute.Pattern is { } pattern && !AttributePattern.IsUsable(pattern);

    private bool IsKind(params string[] kinds) => kinds.Contains(Attribute.DataType, StringComparer.OrdinalIgnoreCase);

    private Task OnChanged(string? value) => OnChange.InvokeAsync(value ?? "");
}
