namespace D360Portal.Salesforce.Grants;

/// <summary>What became of a completed sign-in.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>The user is believed and the grant kept.</summary>
    public sealed record Kept(Grant Grant) : SignInOutcome;

    /// <summary>The answer is not believed; nothing was kept.</summary>
    public sealed record Refused(SignInRefusal Reason) : SignInOutcome;
}
