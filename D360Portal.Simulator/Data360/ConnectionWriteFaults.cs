using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360;

/// <summary>Ready-made faults of creating, testing, replacing and deleting connections, in every version of the API.</summary>
public static class ConnectionWriteFaults
{
    private const string AnyVersion = "/services/data/*";
    private const string Resource = "/ssot/connections";
    private const string Test = "/actions/test";

    /// <summary>The connection ends before anything was created.</summary>
    public static Fault CreateLost { get; } = OfCreate(new FaultEffect.Dropped(AfterWork: false));

    /// <summary>The connector is created, and the answer never arrives.</summary>
    public static Fault CreateReplyLost { get; } = OfCreate(new FaultEffect.Dropped(AfterWork: true));

    /// <summary>Salesforce fails at creating: 500, and nothing was created.</summary>
    public static Fault CreateFailed { get; } = OfCreate(Failed());

    /// <summary>The connection ends before anything was deleted.</summary>
    public static Fault DeleteLost { get; } = OfDelete(new FaultEffect.Dropped(AfterWork: false));

    /// <summary>The connector is deleted, and the answer never arrives.</summary>
    public static Fault DeleteReplyLost { get; } = OfDelete(new FaultEffect.Dropped(AfterWork: true));

    /// <summary>Salesforce fails at deleting: 500, and nothing was deleted. The next attempt succeeds.</summary>
    public static Fault DeleteFailed { get; } = OfDelete(Failed());

    /// <summary>The connection ends before anything was replaced.</summary>
    public static Fault ReplaceLost { get; } = OfReplace(new FaultEffect.Dropped(AfterWork: false));

    /// <summary>The connector is replaced, and the answer never arrives.</summary>
    public static Fault ReplaceReplyLost { get; } = OfReplace(new FaultEffect.Dropped(AfterWork: true));

    /// <summary>Salesforce fails at replacing: 500, and nothing was replaced.</summary>
    public static Fault ReplaceFailed { get; } = OfReplace(Failed());

    /// <summary>The connection ends without the result of a test.</summary>
    public static Fault TestLost { get; } = OfTest(new FaultEffect.Dropped(AfterWork: false));

    /// <summary>Salesforce fails at testing: 500.</summary>
    public static Fault TestFailed { get; } = OfTest(Failed());

    /// <summary>Nothing is created until a gate opens.</summary>
    public static Fault CreateHeld(Task gate) => OfCreate(FaultEffect.Late.At(gate));

    /// <summary>The connector is created at once, and the answer waits at a gate.</summary>
    public static Fault CreateReplyHeld(Task gate) => OfCreate(FaultEffect.Late.At(gate, afterWork: true));

    /// <summary>The result of a test waits at a gate.</summary>
    public static Fault TestHeld(Task gate) => OfTest(FaultEffect.Late.At(gate));

    /// <summary>Any effect on creating.</summary>
    public static Fault OfCreate(FaultEffect effect) =>
        new("POST", AnyVersion, effect) { When = request => request.Path.EndsWith(Resource, StringComparison.Ordinal) };

    /// <summary>Any effect on testing, be the connector saved or not.</summary>
    public static Fault OfTest(FaultEffect effect) =>
        new("POST", AnyVersion, effect) { When = request => IsBelow(request.Path) && request.Path.EndsWith(Test, StringComparison.Ordinal) };

    /// <summary>Nothing is replaced until a gate opens.</summary>
    public static Fault ReplaceHeld(Task gate) => OfReplace(FaultEffect.Late.At(gate));

    /// <summary>Any effect on replacing a connector, and on nothing that lies below it.</summary>
    public static Fault OfReplace(FaultEffect effect) => new("PUT", AnyVersion, effect)
    {
        When = request => IsBelow(request.Path) && request.Path.LastIndexOf('/') == request.Path.IndexOf(Resource, StringComparison.Ordinal) + Resource.Length,
    };

    /// <summary>Any effect on deleting.</summary>
    public static Fault OfDelete(FaultEffect effect) => new("DELETE", AnyVersion, effect) { When = request => IsBelow(request.Path) };

    private static bool IsBelow(string path) => path.Contains($"{Resource}/", StringComparison.Ordinal);

    private static FaultEffect.Instead Failed() => new(SimulatedAnswer.Json(
        new JsonArray(new JsonObject
        {
            ["errorCode"] = "UNKNOWN_EXCEPTION",
            ["message"] = "An unexpected error occurred. Please include this ErrorId if you contact support: 1234567890-12345 (12345678)",
        }),
        500));
}
