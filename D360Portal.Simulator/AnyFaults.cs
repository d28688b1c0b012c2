namespace D360Portal.Simulator;

/// <summary>Ready-made faults that can befall any request.</summary>
public static class AnyFaults
{
    private const string MaintenancePage = "<!DOCTYPE html><html lang=\"en\"><head><title>Down for maintenance</title></head>"
        + "<body><h1>We are down for maintenance.</h1></body></html>";

    /// <summary>A page of HTML where JSON was expected: maintenance.</summary>
    public static Fault Maintenance(string path, int status = 503) =>
        new("*", path, new FaultEffect.Instead(SimulatedAnswer.Html(MaintenancePage, status)));

    /// <summary>An answer without a body.</summary>
    public static Fault Status(string path, int status) =>
        new("*", path, new FaultEffect.Instead(new SimulatedAnswer { Status = status }));

    /// <summary>Nothing there, as where an org does not serve that document.</summary>
    public static Fault Missing(string path) => Status(path, 404);

    /// <summary>The connection ends before anything was done.</summary>
    public static Fault ConnectionLost(string path) => new("*", path, new FaultEffect.Dropped(AfterWork: false));

    /// <summary>Everything is done, and the answer never arrives.</summary>
    public static Fault ReplyLost(string path) => new("*", path, new FaultEffect.Dropped(AfterWork: true));

    /// <summary>Nothing is done until a time has passed.</summary>
    public static Fault Slow(string path, TimeSpan delay) => new("*", path, FaultEffect.Late.By(delay));

    /// <summary>Nothing is done until a gate opens.</summary>
    public static Fault Held(string path, Task gate) => new("*", path, FaultEffect.Late.At(gate));

    /// <summary>Everything is done at once, and the answer waits at a gate.</summary>
    public static Fault ReplyHeld(string path, Task gate) => new("*", path, FaultEffect.Late.At(gate, afterWork: true));

    /// <summary>A redirect to another host, as Salesforce does with calls that reach the wrong instance.</summary>
    public static Fault RedirectedTo(string path, Uri address) =>
        new("*", path, new FaultEffect.Instead(SimulatedAnswer.Redirect(address.AbsoluteUri)));
}
