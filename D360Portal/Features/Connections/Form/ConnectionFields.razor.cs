using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>The fields of a connector: what it is called, and one control for each setting.</summary>
public sealed partial class ConnectionFields
{
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

    /// <summary>The user filled in something else. It is told as a change and not as a draft: a busy circuit renders late, and what is shown here may be old.</summary>
    [Parameter]
    public EventCallback<Func<ConnectionDraft, ConnectionDraft>> OnChange { get; set; }

    /// <summary>Knows the longest API name.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    private Task OnLabel(string? label) => OnChange.InvokeAsync(draft => draft.Labelled(label ?? "", Taken, Options.ApiNameLimit));

    /// <summary>An emptied field follows the display text again.</summary>
    private Task OnName(string? name) => OnChange.InvokeAsync(draft => string.IsNullOrEmpty(name)
        ? (draft with { IsNameWritten = false }).Labelled(draft.Label, Taken, Options.ApiNameLimit)
        : draft with { Name = name, IsNameWritten = true });

    private Task OnSetting(string name, string value) => OnChange.InvokeAsync(draft => draft.With(name, value));

    private string? FaultOf(string name) => Faults.FirstOrDefault(fault => fault.Field == name)?.Message;

    private string? InvalidOf(string name) => FaultOf(name) is null ? null : "true";

    private string? DescribedBy(string name, string id) => FaultOf(name) is null ? null : id;
}
