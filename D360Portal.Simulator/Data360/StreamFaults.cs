using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360;

/// <summary>Ready-made faults of the list of data streams: who cannot read it does not know what uses a connection.</summary>
public static class StreamFaults
{
    private const string AnyVersion = "/services/data/*";
    private const string Resource = "/ssot/data-streams";

    /// <summary>The user may not see data streams: 403.</summary>
    public static Fault Forbidden { get; } =
        Error(403, "FUNCTIONALITY_NOT_ENABLED", "This feature is not currently enabled for this user type or org: [CdpDataStreams]");

    /// <summary>Salesforce fails: 500.</summary>
    public static Fault Failed { get; } =
        Error(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred. Please include this ErrorId if you contact support: 1234567890-12345 (12345678)");

    /// <summary>The connection ends without an answer.</summary>
    public static Fault Lost { get; } = Of(new FaultEffect.Dropped(AfterWork: false));

    /// <summary>The list waits at a gate that a test opens.</summary>
    public static Fault Held(Task gate) => Of(FaultEffect.Late.At(gate));

    /// <summary>Any other effect.</summary>
    public static Fault Of(FaultEffect effect) =>
        new("GET", AnyVersion, effect) { When = request => request.Path.EndsWith(Resource, StringComparison.Ordinal) };

    private static Fault Error(int status, string errorCode, string message) =>
        Of(new FaultEffect.Instead(SimulatedAnswer.Json(new JsonArray(new JsonObject { ["errorCode"] = errorCode, ["message"] = message }), status)));
}
