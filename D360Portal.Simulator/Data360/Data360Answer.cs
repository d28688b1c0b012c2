using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360;

/// <summary>What a resource of Data 360 answers, before its strings are encoded.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Document">The body; null when there is none.</param>
internal sealed record Data360Answer(int Status, JsonNode? Document)
{
    /// <summary>Done, and nothing to say.</summary>
    public static Data360Answer Done { get; } = new(StatusCodes.Status204NoContent, Document: null);

    public static Data360Answer Ok(JsonObject document) => new(StatusCodes.Status200OK, document);

    /// <summary>A refusal, as an array of one error.</summary>
    public static Data360Answer Refused(int status, string errorCode, string message) =>
        new(status, new JsonArray(new JsonObject { ["errorCode"] = errorCode, ["message"] = message }));

    /// <summary>A query parameter has a value that the resource does not take.</summary>
    public static Data360Answer IllegalValue(string message) =>
        Refused(StatusCodes.Status400BadRequest, "ILLEGAL_QUERY_PARAMETER_VALUE", message);

    /// <summary>The body is none that the resource can read.</summary>
    /// <remarks>The messages do not repeat any value: it may be a secret.</remarks>
    public static Data360Answer Unreadable(string message) =>
        Refused(StatusCodes.Status400BadRequest, "JSON_PARSER_ERROR", message);

    /// <summary>A value breaks a rule. The code has been seen on sibling resources; for connections only the sentences are known.</summary>
    public static Data360Answer InvalidInput(string message) =>
        Refused(StatusCodes.Status400BadRequest, "INVALID_INPUT", message);

    /// <summary>There is no such record.</summary>
    public static Data360Answer Missing(string what, Quirks quirks) => quirks.MissingItemAnswers500
        ? Refused(StatusCodes.Status500InternalServerError, "UNKNOWN_EXCEPTION", $"{what} not found")
        : Refused(StatusCodes.Status404NotFound, quirks.MissingItemIsNotFound ? "NOT_FOUND" : "ITEM_NOT_FOUND", $"{what} was not found.");

    /// <summary>The path exists, and not for that method.</summary>
    public static Data360Answer MethodNotAllowed(string method, string allowed) =>
        Refused(StatusCodes.Status405MethodNotAllowed, "METHOD_NOT_ALLOWED", $"HTTP Method '{method}' not allowed. Allowed are {allowed}");
}
