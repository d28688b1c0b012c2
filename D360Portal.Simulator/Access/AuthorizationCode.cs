namespace D360Portal.Simulator.Access;

/// <summary>What a code stands for: one user's yes to one request.</summary>
internal sealed record AuthorizationCode(SimulatedUser User, AuthorizationRequest Request, DateTimeOffset IssuedAt);
