using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Explaining;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Details;

/// <summary>What Salesforce tells of a connector.</summary>
public sealed partial class DetailsOverview
{
    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public required ConnectionDetails Details { get; set; }

    /// <summary>The org.</summary>
    [Parameter, EditorRequired]
    public required SalesforceOrg Org { get; set; }

    private Connection Connection => Details.Connection;

    private Uri? SetupUrl => MadeInSetup.Link(Org);

    /// <summary>What its status means and what to do.</summary>
    private string StatusMeaning => Explain(Connection.Status) ?? Connection.Status.Meaning;

    /// <summary>What to do about its last sync; null when there is nothing to do, or the status says it already.</summary>
    private string? SyncAdvice => Explain(Connection.SyncStatus) is { } advice && advice != StatusMeaning ? advice : null;

    private string? Explain(ConnectionStatus status) =>
        status.Value is { } word ? Explanations.Find(new FailureFacts(FailureKind.Status, word, Type: Connection.Type))?.Sentence : null;

    private IReadOnlyList<(string Name, string Value)> FurtherFacts =>
    [
        .. Connection.Created is { } created ? [("Created", Age.Exact(created))] : Array.Empty<(string, string)>(),
        .. Connection.LastModified is { } modified ? [("Last modified", Age.Exact(modified))] : Array.Empty<(string, string)>(),
        .. Connection.IsEditable is { } editable ? [("May be changed", editable ? "yes" : "no")] : Array.Empty<(string, string)>(),
        .. Connection.IsDeletable is { } deletable ? [("May be deleted", deletable ? "yes" : "no")] : Array.Empty<(string, string)>(),
        .. Connection.Further.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => (fact.Name, fact.Value!)),
    ];
}
