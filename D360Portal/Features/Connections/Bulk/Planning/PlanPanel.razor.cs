using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What a plan does and costs, the tests before it, and the button that starts it.</summary>
public sealed partial class PlanPanel : IDisposable
{
    /// <summary>Tests may end faster than a plan of thousands of rows should be made anew.</summary>
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentQueue<(PlannedRow Row, Rejection? Failure)> _tested = [];
    private CancellationTokenSource? _testing;
    private TimeSpan? _measured;
    private string? _success;
    private string? _failure;
    private string _typed = "";
    private TestRound _round = new([]);

    /// <summary>The plan.</summary>
    [Parameter, EditorRequired]
    public required BulkPlan Plan { get; set; }

    /// <summary>The user's permission.</summary>
    [Parameter, EditorRequired]
    public required Grant Grant { get; set; }

    /// <summary>The org.</summary>
    [Parameter, EditorRequired]
    public required SalesforceOrg Org { get; set; }

    /// <summary>Whether the run is being started.</summary>
    [Parameter]
    public bool IsStarting { get; set; }

    /// <summary>Why no run may start, whatever the plan says; null when one may.</summary>
    [Parameter]
    public string? Unready { get; set; }

    /// <summary>Rows were tested.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<(PlannedRow Row, Rejection? Failure)>> OnTested { get; set; }

    /// <summary>The run is to start from the plan that is shown.</summary>
    [Parameter]
    public EventCallback<BulkPlan> OnStart { get; set; }

    [Inject]
    internal RowTester Tester { get; set; } = default!;

    /// <summary>How many calls the org has left.</summary>
    [Inject]
    public required ApiAllowances Allowances { get; init; }

    /// <summary>How many calls are made at once, and how many are left.</summary>
    [Inject]
    public required BulkOptions Bulk { get; init; }

    /// <summary>Measures tests.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private bool IsTesting => _testing is not null;

    private bool IsProduction => (Grant.Environment ?? OrgEnvironments.FromHost(Org)) is OrgEnvironment.Production;

    private bool CanTest => Plan.Matched.Faults.IsEmpty && Plan.Rows.Any(IsTestable);

    private PlanPrice Price => PlanPrice.Of(Plan, Allowances.Of(Grant.Id), Bulk, _measured);

    private PlannedRow[] Changes => [.. Plan.Rows.Where(row => row.NameChange is not null)];

    /// <summary>What keeps the run from starting; null when nothing does.</summary>
    private string? Missing => this switch
    {
        { Plan.Matched.Faults.IsEmpty: false } => "Put the columns right first.",
        { Unready: { } unready } => unready,
        { Plan.Creates: 0 } => "There is nothing to create.",
        { Price.IsOutOfReach: true } => "The org has no calls left for it today.",
        { IsProduction: true } when _typed.Trim() != Org.DisplayName.Trim() => "Type the org's name first.",
        _ => null,
    };

    public void Dispose() => _testing?.Cancel();

    private static bool IsTestable(PlannedRow row) => row is { Fate: RowFate.Create or RowFate.Conflict, IsTested: false };

    private void StopTesting() => _testing?.Cancel();

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The field holds it as long as the tests run.")]
    private async Task TestAsync(int most)
    {
        PlannedRow[] rows = [.. Plan.Rows.Where(IsTestable).Take(most)];
        var testing = new CancellationTokenSource();
        (_testing, _round, _success, _failure) = (testing, new TestRound(rows), null, null);
        var start = Time.GetTimestamp();
        using var notes = new PeriodicTimer(BetweenNotes, Time);
        var noting = NoteAsync(notes);
        try
        {
            var stopped = await Task.Run(() => Tester.TestAsync(Grant, Plan.Form, rows, (row, failure) => _tested.Enqueue((row, failure)), testing.Token));
            await FlushAsync();
            _measured = _round.Done == 0 ? _measured : Time.GetElapsedTime(start) / _round.Done * Math.Min(Bulk.Concurrency, rows.Length);
            _failure = _round.Failure(stopped);
            _success = _failure is null ? _round.Success : null;
        }
        catch (OperationCanceledException)
        {
            await FlushAsync();
            _success = $"Stopped after {Number(_round.Done)} tests.";
        }
        finally
        {
            notes.Dispose();
            await noting;
            testing.Dispose();
            _testing = null;
        }
    }

    private async Task NoteAsync(PeriodicTimer notes)
    {
        while (await notes.WaitForNextTickAsync())
        {
            await FlushAsync();
            StateHasChanged();
        }
    }

    private async Task FlushAsync()
    {
        var tested = new List<(PlannedRow, Rejection?)>();
        while (_tested.TryDequeue(out var one))
        {
            tested.Add(one);
        }

        if (tested.Count > 0)
        {
            _round.Note(tested);
            await OnTested.InvokeAsync(tested);
        }
    }

    private static string Number(int count) => FormattableString.Invariant($"{count:N0}");
}
