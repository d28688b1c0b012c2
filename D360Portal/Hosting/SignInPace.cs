namespace D360Portal.Hosting;

/// <summary>How often one address may begin a sign-in, come back from one, or end a session: each of the three so many times in a window.</summary>
/// <param name="Times">The most within the window.</param>
/// <param name="Window">The window, which slides.</param>
internal sealed record SignInPace(int Times, TimeSpan Window);
