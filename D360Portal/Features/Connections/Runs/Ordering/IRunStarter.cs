using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Starts runs.</summary>
public interface IRunStarter
{
    /// <summary>Writes an order down and starts it. What has begun goes on without the page that began it.</summary>
    /// <param name="grant">Whose run it is, and in which org.</param>
    /// <param name="order">What to create.</param>
    /// <param name="cancellationToken">Gives up; then nothing is written down, or all of it.</param>
    Task<RunId> StartAsync(Grant grant, RunOrder order, CancellationToken cancellationToken);
}
