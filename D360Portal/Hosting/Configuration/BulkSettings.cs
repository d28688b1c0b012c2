namespace D360Portal.Hosting.Configuration;

/// <summary>What bulk creation is held to.</summary>
/// <param name="Concurrency">How many creates of a run are under way at once, at most.</param>
/// <param name="TestsPerHost">How many tests are under way at once against one host.</param>
/// <param name="CallReserve">How many of the org's calls a run leaves for everybody else.</param>
/// <param name="SecretHours">How long secrets are kept after their run last moved.</param>
public sealed record BulkSettings(int Concurrency, int TestsPerHost, int CallReserve, int SecretHours);
