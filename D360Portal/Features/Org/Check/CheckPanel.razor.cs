using System.Globalization;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Org.Check;

/// <summary>The check on the screen: its steps, its progress, its report.</summary>
public sealed partial class CheckPanel
{
    /// <summary>The check as this page runs it.</summary>
    [Parameter, EditorRequired]
    public required CheckRun Run { get; set; }

    /// <summary>What kind of org it is, for the report.</summary>
    [Parameter, EditorRequired]
    public required OrgEnvironment Environment { get; set; }

    /// <summary>The Connect REST version, for the report.</summary>
    [Parameter, EditorRequired]
    public required string ApiVersion { get; set; }

    /// <summary>The user wants the whole check.</summary>
    [Parameter]
    public EventCallback OnRunAll { get; set; }

    /// <summary>The user wants one step.</summary>
    [Parameter]
    public EventCallback<StepKey> OnRunOne { get; set; }

    private string Report => CheckReport.Of(Run, Environment, ApiVersion);

    /// <summary>Announced politely: one sentence for each step, one at the end.</summary>
    private string Progress => Run switch
    {
        { IsRunning: true, Current: { } step } => $"Step {(int)step.Key + 1} of {Run.Steps.Count}: {step.Title} …",
        { HasResults: false } => "Not run yet.",
        { StartedAt: { } at } => $"{Tally} The check was begun at {at.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC.",
        _ => Tally,
    };

    private string Tally => string.Join(
        ", ",
        ((StepState[])[StepState.Passed, StepState.Failed, StepState.Untold, StepState.Skipped, StepState.Waiting])
            .Where(state => Run.Count(state) > 0)
            .Select(state => $"{Run.Count(state)} {state.Word().ToLowerInvariant()}")) + ".";
}
