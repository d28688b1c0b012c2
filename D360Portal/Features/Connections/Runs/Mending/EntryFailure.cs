namespace D360Portal.Features.Connections;

/// <summary>What a form could not save for a reason that the portal does not expect. The form stays, with all that was typed.</summary>
internal static partial class EntryFailure
{
    /// <summary>Tells the log in full.</summary>
    /// <returns>The reference that the user reads and the log has too.</returns>
    public static string Log(ILogger logger, Exception exception)
    {
        var reference = CorrelationId.New();
        LogNotSaved(logger, exception, reference);
        return reference;
    }

    [LoggerMessage(LogEvents.EntryNotSaved, LogLevel.Error, "What a user typed could not be saved; reference {CorrelationId}")]
    private static partial void LogNotSaved(ILogger logger, Exception exception, string correlationId);
}
