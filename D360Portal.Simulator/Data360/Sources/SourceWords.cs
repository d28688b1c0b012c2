namespace D360Portal.Simulator.Data360.Sources;

/// <summary>How a test tells what is wrong with a source.</summary>
/// <remarks>
/// Seen in live orgs: <c>CONNECTION_NOT_ESTABLISHED</c> for everything that keeps the source from being read, and
/// <c>CONNECTORS_FRAMEWORK_TEST_FAILED</c> with <c>[BIGQUERY] [native] Failed to connect</c> for a type that is not switched on.
/// <c>INVALID_CREDENTIALS</c> is documented as a key of a type's error labels. The other sentences are guessed.
/// </remarks>
internal static class SourceWords
{
    private const string NotEstablished = "CONNECTION_NOT_ESTABLISHED";

    public static (string ErrorCode, string Message) Of(Source source, string connectorType, Quirks quirks) => source.Fault switch
    {
        SourceFault.NotEntitled => ("CONNECTORS_FRAMEWORK_TEST_FAILED", $"[{connectorType}] [native] Failed to connect"),
        SourceFault.Denied => (quirks.WrongPasswordIsNotEstablished ? NotEstablished : "INVALID_CREDENTIALS", $"[{connectorType}] Access denied: the user name or the password is wrong."),
        SourceFault.Malformed => (NotEstablished, $"[{connectorType}] Failed to establish the connection. {source.Detail}"),
        _ => (NotEstablished, $"[{connectorType}] Failed to establish the connection. The source does not answer."),
    };
}
