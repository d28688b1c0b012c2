namespace D360Portal.Features.Connections.Details;

/// <summary>Says what the watch over a connector has seen. That something was created is no success before Salesforce could connect.</summary>
internal static class WatchWords
{
    private const string TestIt = "Test the connection to learn whether it works.";

    /// <summary>The words.</summary>
    /// <param name="done">What was done before, in a sentence; null when the user only looks.</param>
    /// <param name="sighting">What was seen last; null before the first look.</param>
    public static (WatchTone Tone, string Text) Of(string? done, StatusSighting? sighting)
    {
        var (tone, text) = Of(sighting);
        return (tone, done is null ? text : $"{done} {text}");
    }

    private static (WatchTone Tone, string Text) Of(StatusSighting? sighting) => sighting switch
    {
        null => (WatchTone.Waiting, "Checking that it connects …"),
        { End: StatusEnd.Works, Connection.Status: var status } => (WatchTone.Good, $"{status.Word}: {status.Meaning}"),
        { End: StatusEnd.Fails, Connection.Status: var status, Connection.LastErrorCode: { } code } =>
            (WatchTone.Bad, $"But it does not work: {status.Word}. {status.Meaning} Salesforce's last error is {code}."),
        { End: StatusEnd.Fails, Connection.Status: var status } => (WatchTone.Bad, $"But it does not work: {status.Word}. {status.Meaning}"),
        { End: StatusEnd.Untold } => (WatchTone.Open, $"Salesforce tells no status for connectors of this type. {TestIt}"),
        { End: StatusEnd.Unclear, Connection.Status: var status } => (WatchTone.Open, $"Salesforce calls its status {status.Word}, a word that the portal does not know. {TestIt}"),
        { End: StatusEnd.Gone } => (WatchTone.Bad, "Salesforce does not have it any more."),
        { End: StatusEnd.Unreadable, Problem: var problem } => (WatchTone.Open, $"Whether it connects could not be seen. {problem}"),
        { End: StatusEnd.Limit, Connection: null } => (WatchTone.Open, "Salesforce still does not show it. Look again in a few minutes."),
        { End: StatusEnd.Limit, Connection.Status: var status } =>
            (WatchTone.Open, $"After two minutes Salesforce is still setting it up ({status.Value}). Refresh the page in a few minutes, or test the connection."),
        { Connection: null } => (WatchTone.Waiting, "Checking that it connects: Salesforce does not show it yet …"),
        { Connection.Status.Value: null } => (WatchTone.Waiting, "Checking that it connects …"),
        { Connection.Status: var status } => (WatchTone.Waiting, $"Checking that it connects: Salesforce is still setting it up ({status.Value}) …"),
    };
}
