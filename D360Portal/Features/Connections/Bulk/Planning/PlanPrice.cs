using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What a plan costs: calls against those that the org has left, and time.</summary>
/// <param name="Calls">Calls that it takes: one for each connector, and those that look first for what is there.</param>
/// <param name="Allowance">The org's calls, as its last answer told; null when it does not tell.</param>
/// <param name="Reserve">Calls that are left in any case.</param>
/// <param name="Time">How long it takes, about.</param>
public sealed record PlanPrice(int Calls, ApiAllowance? Allowance, int Reserve, TimeSpan Time)
{
    /// <summary>What a create takes where nothing was measured: Salesforce dials the source for many types.</summary>
    private static readonly TimeSpan UsualCall = TimeSpan.FromSeconds(2);

    /// <summary>Calls that may be made before the reserve; null when the org does not tell.</summary>
    public int? Spendable => Allowance is { } allowance ? Math.Max(0, allowance.Left - Reserve) : null;

    /// <summary>Whether all of it can be made today.</summary>
    public bool IsEnough => Spendable is not { } spendable || spendable >= Calls;

    /// <summary>Whether nothing of it can be made today.</summary>
    public bool IsOutOfReach => Spendable is 0 && Calls > 0;

    /// <summary>The price of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="allowance">The org's calls; null when not told.</param>
    /// <param name="options">How many calls are made at once, and how many are left.</param>
    /// <param name="measured">How long a test of these rows took; null when none was made.</param>
    internal static PlanPrice Of(BulkPlan plan, ApiAllowance? allowance, BulkOptions options, TimeSpan? measured)
    {
        var calls = plan.Creates == 0 ? 0 : plan.Creates + plan.ListCalls;
        var turns = (plan.Creates + options.Concurrency - 1) / options.Concurrency;
        return new PlanPrice(calls, allowance, options.CallReserve, turns * (measured ?? UsualCall));
    }

    /// <summary>The calls and what is left of them, in sentences.</summary>
    public string Sentence => (Allowance, Spendable) switch
    {
        ({ } allowance, { } spendable) when IsEnough => FormattableString.Invariant($"{Calls:N0} {Word(Calls)} of the {allowance.Left:N0} that the org has left; {Reserve:N0} are kept for everything else."),
        ({ } allowance, 0) => FormattableString.Invariant($"{Calls:N0} {Word(Calls)}, but the org has {allowance.Left:N0} left, and {Reserve:N0} are kept for everything else. The count goes down again within 24 hours."),
        ({ } allowance, { } spendable) => FormattableString.Invariant($"{Calls:N0} {Word(Calls)}, but the org has {allowance.Left:N0} left, and {Reserve:N0} are kept for everything else: the run stops after {spendable:N0} of them and goes on when there are more."),
        _ => FormattableString.Invariant($"{Calls:N0} {Word(Calls)}. The org does not tell how many it has left; the run stops {Reserve:N0} before the end as soon as it does."),
    };

    /// <summary>The time in words.</summary>
    public string TimeText => Time switch
    {
        { TotalSeconds: < 60 } => "less than a minute",
        { TotalMinutes: < 90 } => $"about {Math.Ceiling(Time.TotalMinutes):0} minutes",
        _ => FormattableString.Invariant($"about {Time.TotalHours:0.#} hours"),
    };

    private static string Word(int count) => count == 1 ? "call" : "calls";
}
