using System.Globalization;
using D360Portal.Salesforce;

namespace D360Portal.Features.Connections;

/// <content>When a run has to wait, and what is said of it.</content>
internal sealed partial class SendSegment
{
    private const string UntilResumed = "Nothing is lost, and nothing more is sent until you press \"Resume\".";

    private const string BusyReason = "Salesforce is busy or cannot be reached. Nothing is lost: the run goes on by itself.";

    /// <summary>Why nothing more is to be sent now; null when there is no reason.</summary>
    private RunPause? PauseBeforeNext() => _pace.Setbacks >= MostSetbacks ? new RunPause(PauseCause.Busy, BusyReason, Now + BusyPause)
        : IsAtReserve() ? AllowanceReason()
        : null;

    /// <summary>Whether the org has calls to read its list. What was told of them may be old, so where it says no, one call asks again.</summary>
    /// <returns>False when it has not, and the run waits.</returns>
    private async Task<bool> MayLookAsync(CancellationToken stopping)
    {
        if (!IsAtReserve())
        {
            return true;
        }

        try
        {
            Count();
            await _parts.Client.ListConnectionsAsync(_grant.Id, _run.Type, offset: 0, stopping);
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            await PauseAsync(PauseOf(CreateFates.Of(exception) ?? CreateFate.Busy, exception));
            return false;
        }

        if (!IsAtReserve())
        {
            return true;
        }

        await PauseAsync(AllowanceReason());
        return false;
    }

    /// <summary>Calls that are under way are not in what Salesforce last told.</summary>
    private bool IsAtReserve() =>
        _parts.Allowances.Of(_grant.Id) is { } allowance && allowance.Left - _pace.UnderWay < _run.CallReserve;

    private RunPause AllowanceReason()
    {
        var left = _parts.Allowances.Of(_grant.Id)?.Left;
        var sentence = left is { } calls
            ? string.Create(CultureInfo.InvariantCulture, $"The org has {calls:N0} API calls left, and {_run.CallReserve:N0} are kept for everybody else.")
            : "The org's API calls are used up.";
        return new RunPause(
            PauseCause.Allowance,
            $"{sentence} Salesforce counts the calls of the last 24 hours, so they come back little by little; the run looks again by itself.",
            Now + AllowancePause);
    }

    private RunPause PauseOf(CreateFate fate, Exception exception) => fate switch
    {
        CreateFate.SignedOut => new RunPause(PauseCause.SignIn, "Salesforce ended your permission. Sign in again, in this tab or another; then the run goes on by itself."),
        CreateFate.NoAllowance => AllowanceReason(),
        CreateFate.Forbidden => new RunPause(PauseCause.Permission, $"{SalesforceFailure.Explain(exception)} {UntilResumed}"),
        CreateFate.OrgLocked => new RunPause(PauseCause.OrgLocked, $"{SalesforceFailure.Explain(exception)} {UntilResumed}"),
        _ => new RunPause(PauseCause.Busy, $"{SalesforceFailure.Explain(exception)} Nothing is lost: the run goes on by itself.", Now + BusyPause),
    };
}
