namespace D360Portal.Simulator.Data360.Connections;

/// <summary>What the org does about the source of a connection that is about to be stored: it goes there, or leaves that for later.</summary>
internal sealed class FirstContact(SimulatedOrg org)
{
    /// <returns>The connection as it is to be stored, or the refusal.</returns>
    public async Task<(StoredConnection Connection, Data360Answer? Refusal)> WithAsync(StoredConnection connection)
    {
        var quirks = org.Quirks;
        if (connection.Family is not DataFamily)
        {
            return (connection, null);
        }

        if (quirks.ConnectsOnCreate(connection.ConnectorType))
        {
            // A caller who gives up does not call it back.
            await org.Data360.ReachAsync(connection.Source, CancellationToken.None);
            return (connection, connection.Source.Fault is null ? null : InternalError(quirks));
        }

        return (quirks.StoredIsNeverChecked ? connection : InProcess(connection), null);
    }

    private StoredConnection InProcess(StoredConnection connection) => connection with
    {
        Health = ConnectionHealth.Processing,
        SettlesAt = org.Now + org.Data360.TimeToReach(connection.Source) + org.Options.SettleTime,
    };

    /// <summary>What is wrong with the source is not said here: only a test tells.</summary>
    private static Data360Answer InternalError(Quirks quirks) => Data360Answer.Refused(
        quirks.InternalErrorAnswers500 ? StatusCodes.Status500InternalServerError : StatusCodes.Status400BadRequest,
        "INTERNAL_ERROR",
        "An internal error occurred.");
}
