using System.Text.Json.Nodes;

namespace D360Portal.Simulator;

/// <summary>What the simulated org answers to one request, before it is written; faults put another one in its place.</summary>
public sealed record SimulatedAnswer
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The content type; null sends none, as some of Salesforce's error answers do.</summary>
    public string? ContentType { get; init; }

    /// <summary>The whole body.</summary>
    public string Body { get; init; } = "";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A JSON document.</summary>
    public static SimulatedAnswer Json(JsonNode document, int status = 200) => new()
    {
        Status = status,
        ContentType = "application/json;charset=UTF-8",
        Body = document.ToJsonString(),
    };

    /// <summary>Plain text.</summary>
    public static SimulatedAnswer Text(string text, int status = 200) => new()
    {
        Status = status,
        ContentType = "text/plain;charset=UTF-8",
        Body = text,
    };

    /// <summary>A page. The caller has encoded whatever is not its own.</summary>
    public static SimulatedAnswer Html(string html, int status = 200) => new()
    {
        Status = status,
        ContentType = "text/html;charset=UTF-8",
        Body = html,
    };

    /// <summary>A redirect by GET to an address, absolute or below the org.</summary>
    public static SimulatedAnswer Redirect(string location) => new()
    {
        Status = 302,
        Headers = new Dictionary<string, string> { ["Location"] = location },
    };

    /// <summary>The same answer with one more header.</summary>
    public SimulatedAnswer With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };

    /// <summary>The same answer with its JSON object changed; one that is no JSON object, such as a page, stays as it is.</summary>
    public SimulatedAnswer WithJson(Action<JsonObject> change)
    {
        if (ContentType?.StartsWith("application/json", StringComparison.Ordinal) is not true || JsonNode.Parse(Body) is not JsonObject document)
        {
            return this;
        }

        change(document);
        return this with { Body = document.ToJsonString() };
    }

    /// <summary>Only the status: bodies carry tokens.</summary>
    public override string ToString() => $"{Status} {ContentType}".TrimEnd();
}
