using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>The fields of a connector: what it is called, and one control for each setting.</summary>
public sealed partial class ConnectionFields
{
    private bool _hasSeen;

    /// <summary>What must be filled in.</summary>
    [Parameter, EditorRequired]
    public required ConnectorForm Form { get; set; }

    /// <summary>What is filled in.</summary>
    [Parameter, EditorRequired]
    public required ConnectionDraft Draft { get; set; }

    /// <summary>API names that others have.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<string> Taken { get; set; }

    /// <summary>What is wrong.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<FieldFault> Faults { get; set; }

    /// <summary>What is known of where the settings and their values come from; null where nobody compares.</summary>
    [Parameter]
    public FormFacts? Facts { get; set; }

    /// <summary>The user filled in something else. It is told as a change and not as a draft: a busy circuit renders late, and what is shown here may be old.</summary>
    [Parameter]
    public EventCallback<Func<ConnectionDraft, ConnectionDraft>> OnChange { get; set; }

    /// <summary>Knows the longest API name.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    private IReadOnlyList<FormField> Shown { get; set; } = [];

    private bool HasNotes => Shown.Any(one => one.Origin != FieldOrigin.Neighbours && FactsOf(one).Origin is not null);

    private string NameHint => this switch
    {
        { Facts.IsChange: true } => "Stays as it is, whatever the name becomes, unless you change it here.",
        { Draft.IsNameWritten: true } => "Written by you; it no longer follows the name.",
        _ => "Follows the name, by Salesforce's rules.",
    };

    private string? Untold => FieldChoices.UntoldIn(Form)?.Name;

    /// <summary>The advice that stands at the settings, for whoever only hears what changes.</summary>
    private string SaidAdvice => string.Join(' ', Shown.Where(one => Draft[one.Name].Length > 0)
        .Select(one => FieldHints.Find(Form.Type, one, Draft[one.Name]) is { } advice ? $"{FieldNames.LabelOf(Form, one)}: {advice.Says}" : null)
        .OfType<string>());

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Shown = [.. Form.FieldsFor(Draft).Where(one => one.IsShown)];

        // Never closed again: somebody may be typing in it.
        _hasSeen |= Shown.Any(one => one.Origin == FieldOrigin.Neighbours && Draft[one.Name].Length > 0);
    }

    private FieldFacts FactsOf(FormField one) => Facts?.Of(one, Draft[one.Name]) ?? FieldFacts.None;

    private Task OnLabel(string? label) => OnChange.InvokeAsync(draft => draft.Labelled(label ?? "", Taken, Options.ApiNameLimit));

    /// <summary>An emptied field follows the display text again; that of a connector that exists has nothing to follow.</summary>
    private Task OnName(string? name) => OnChange.InvokeAsync(draft => string.IsNullOrEmpty(name) && Facts is not { IsChange: true }
        ? (draft with { IsNameWritten = false }).Labelled(draft.Label, Taken, Options.ApiNameLimit)
        : draft with { Name = name ?? "", IsNameWritten = true });

    private Task OnSetting(string name, string value) => OnChange.InvokeAsync(draft => draft.With(name, value));

    private string? FaultOf(string name) => Faults.FirstOrDefault(fault => fault.Field == name)?.Message;

    private string? InvalidOf(string name) => FaultOf(name) is null ? null : "true";

    private string? DescribedBy(string name, string id) => FaultOf(name) is null ? null : id;
}
