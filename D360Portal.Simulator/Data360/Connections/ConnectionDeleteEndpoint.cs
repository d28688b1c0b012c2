using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Answers <c>DELETE /ssot/connections/{connectionId}</c>, with nothing when it went well.</summary>
internal sealed class ConnectionDeleteEndpoint(SimulatedOrg org)
{
    private readonly ConnectionLookup _lookup = new(org);

    public Task<Data360Answer> DeleteAsync(HttpContext context, Bearer bearer) => Task.FromResult(Delete(context));

    private Data360Answer Delete(HttpContext context)
    {
        if (_lookup.Find(context, out var connection) is { } missing)
        {
            return missing;
        }

        if (connection!.Family is DataFamily { IsDeletable: false })
        {
            return Data360Answer.InvalidInput($"The connection {connection.Name} cannot be deleted.");
        }

        if (connection.IsInUse || org.Data360.Streams.Hold(connection.Id, org.Options.DependencyLag))
        {
            return Data360Answer.Refused(
                org.Quirks.DependencyAnswers412 ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status400BadRequest,
                "DEPENDENCY_EXISTS",
                $"The connection {connection.Name} is used by a data stream and cannot be deleted.");
        }

        // Somebody else may have deleted it in between.
        var nameLock = org.Quirks.DeletedNameIsFreeAtOnce ? TimeSpan.Zero : org.Options.NameLock;
        return org.Data360.Connections.Remove(connection, nameLock) ? Data360Answer.Done : ConnectionLookup.Missing(connection.Id, org.Quirks);
    }
}
