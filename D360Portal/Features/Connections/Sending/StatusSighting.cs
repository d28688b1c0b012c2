using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What a <see cref="StatusWatch"/> saw at one time.</summary>
/// <param name="Connection">The connector as it was last read; null while Salesforce has not shown it.</param>
/// <param name="Calls">The calls that the watch has made so far.</param>
/// <param name="End">Why this is the last sighting; null while the watch goes on.</param>
internal sealed record StatusSighting(Connection? Connection, int Calls, StatusEnd? End)
{
    /// <summary>Why the connector could not be read this time, in a sentence; null when it was.</summary>
    public string? Problem { get; init; }
}
