using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>The control of one setting, chosen by what the catalogue says of it and by nothing else.</summary>
public sealed partial class SettingField
{
    /// <summary>Far more than any setting; only so much that the circuit lives.</summary>
    internal const int MostTyped = 100_000;

    private const int LongText = 1_000;

    private ElementReference _control;

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

    /// <summary>What is known besides its rules.</summary>
    [Parameter]
    public FieldFacts Facts { get; set; } = FieldFacts.None;

    /// <summary>The connector type, whose known traps are named; none are where it is not told.</summary>
    [Parameter]
    public ConnectorTypeName Type { get; set; }

    /// <summary>The user filled in something else.</summary>
    [Parameter]
    public EventCallback<string> OnChange { get; set; }

    private AttributeDescription Attribute => Field.Attribute;

    private bool IsLong => !Attribute.IsMasked && (Attribute.MaxLength > LongText || IsKind("textarea", "longtext"));

    private string InputType => Attribute.IsMasked ? "password" : Attribute.IsDate ? "date" : "text";

    private string? InputMode => Attribute.IsNumber ? "decimal" : null;

    private string? Required => Attribute.IsRequired ? "true" : null;

    private string? Invalid => Fault is null ? null : "true";

    private string? DescribedBy => string.Join(' ', new[]
    {
        Fault is null ? null : $"{Id}-fault",
        Hint is null ? null : $"{Id}-hint",
        OriginNote is null ? null : $"{Id}-origin",
        Facts.Usual.Note is null ? null : $"{Id}-usual-note",
        Facts.Conflicts.Count == 0 ? null : $"{Id}-conflict",
        Advice is null ? null : $"{Id}-advice",
    }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    private string? OriginNote => Facts.Origin;

    private string? ListId => Facts.Usual.Values.Count > 0 && !Field.IsTypedSecret && Field.Options.Count == 0 && !IsLong ? $"{Id}-usual" : null;

    private FieldAdvice? Advice => Type == default ? null : FieldHints.Find(Type, Field, Value);

    /// <summary>A secret is not repeated, not even put right.</summary>
    private string? ShownFix => Field.IsTypedSecret || Attribute.IsSecret ? null : Advice?.Fixed;

    private string? Hint => (Attribute.Tooltip, HasUselessPattern) switch
    {
        (var tooltip, false) => tooltip,
        (null, true) => "The catalogue's rule for this value cannot be read, so only Salesforce checks it.",
        (var tooltip, true) => $"{tooltip} The catalogue's rule for this value cannot be read, so only Salesforce checks it.",
    };

    private bool HasUselessPattern => Attribute.Pattern is { } pattern && !AttributePattern.IsUsable(pattern);

    private bool IsKind(params string[] kinds) => kinds.Contains(Attribute.DataType, StringComparer.OrdinalIgnoreCase);

    /// <summary>The button goes with what it has put right, so the focus goes to the control.</summary>
    private async Task FixAsync(string better)
    {
        await OnChange.InvokeAsync(better);
        if (Field.Options.Count == 0)
        {
            await _control.FocusAsync();
        }
    }

    private Task OnChanged(string? value) => OnChange.InvokeAsync(value ?? "");
}
