using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Details;

/// <summary>The words for how the last sync went, which is another matter than whether the connection works.</summary>
/// <remarks>Documented are <c>Success, Failure, InProgress, InvalidCredentials, Pending, None</c>.</remarks>
internal static class SyncWords
{
    /// <summary>A sentence; Salesforce's own word for one that is not known.</summary>
    public static string Of(ConnectionStatus syncStatus) => syncStatus.Value?.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "SUCCESS" => "Succeeded.",
        "FAILURE" or "FAILED" => "Failed. The data streams that use the connector say why.",
        "INPROGRESS" => "Under way.",
        "INVALIDCREDENTIALS" => "The source refused the credentials. They must be entered again.",
        "PENDING" => "Waiting for its turn.",
        null or "NONE" => "There has been none.",
        _ => syncStatus.Word,
    };
}
