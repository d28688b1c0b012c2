namespace D360Portal.Simulator.Access;

/// <summary>A request whose user is still logging in or being asked.</summary>
/// <param name="Id">What the pages carry, in place of a cookie: below another site's path there are none.</param>
/// <param name="Request">What the app asked for.</param>
/// <param name="StartedAt">When it arrived.</param>
/// <param name="User">Who has logged in; null before.</param>
internal sealed record PendingAuthorization(string Id, AuthorizationRequest Request, DateTimeOffset StartedAt, SimulatedUser? User = null);
