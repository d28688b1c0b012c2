using System.Security.Claims;

namespace D360Portal.Features.SignIn;

/// <summary>A good cookie whose grant Salesforce has ended: nothing is shown for it until the user signs in again. Found on the request's features.</summary>
/// <param name="Principal">Who the cookie names.</param>
internal sealed record PausedSession(ClaimsPrincipal Principal);
