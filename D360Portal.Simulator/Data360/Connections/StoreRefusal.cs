namespace D360Portal.Simulator.Data360.Connections;

/// <summary>How the org says that it could not store a connection.</summary>
internal static class StoreRefusal
{
    /// <returns>Null when it was stored.</returns>
    public static Data360Answer? Of(AddOutcome outcome, StoredConnection connection, Quirks quirks) => outcome switch
    {
        AddOutcome.NameTaken => Data360Answer.Refused(
            StatusCodes.Status400BadRequest, "DUPLICATES_DETECTED", $"A data connector with the provided name: {connection.Name} already exists"),

        // The status is documented, the code and the sentence are not.
        AddOutcome.Full => Data360Answer.Refused(
            StatusCodes.Status422UnprocessableEntity, "LIMIT_EXCEEDED", "The maximum number of connections is exceeded."),
        AddOutcome.Gone => ConnectionLookup.Missing(connection.Id, quirks),
        _ => null,
    };
}
