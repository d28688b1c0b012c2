namespace D360Portal.Features.SignIn;

/// <summary>A reason that the sign-in page can show. Only these are shown: an address cannot make the page say anything else.</summary>
/// <param name="Code">The value of the <c>problem</c> parameter.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Advice">What to change, and who can.</param>
/// <param name="IsAlarm">False for what the user did on purpose, such as signing out.</param>
public sealed record SignInProblem(string Code, string Title, string Meaning, string Advice, bool IsAlarm = true);
