namespace D360Portal.Features.Org.Check;

/// <summary>What a step costs.</summary>
/// <param name="Calls">The calls that it makes.</param>
/// <param name="Counted">How many of them count against the org's API calls of the day: those below <c>/services/data</c>.</param>
public readonly record struct StepCost(int Calls, int Counted)
{
    /// <summary>Both together.</summary>
    public static StepCost operator +(StepCost left, StepCost right) => new(left.Calls + right.Calls, left.Counted + right.Counted);
}
