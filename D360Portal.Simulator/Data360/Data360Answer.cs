using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360;

/// <summary>What a resource of Data 360 answers, before its strings are encoded.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Document">The body; null when there is none.</param>
internal sealed record Data360Answer(int Status, JsonNode? Document)
{
    /// <summary>A body that is no JSON: a stream of bytes, in which nothing is encoded. Null when there is none.</summary>
    public string? Stream { get; init; }

    /// <summary>Done, and nothing to say.</summary>
    public static Data360Answer Done { get; } = new(StatusCodes.Status204NoContent, Document: null);

    public static Data360Answer Ok(JsonObject document) => new(StatusCodes.Status200OK, document);

    /// <summary>A file.</summary>
    public static Data360Answer File(string text) => new(StatusCodes.Status200OK, Document: null) { Stream = text };

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

    /// <summary>The body has a field that the resource does not know.</summary>
    public static Data360Answer UnknownField(string field) => Unreadable($"Unrecognized field \"{field}\"");

    /// <summary>A field of the body has a value of another kind.</summary>
    public static Data360Answer WrongKind(string kind, string field) => Unreadable($"Cannot deserialize value of type {kind} for field \"{field}\"");

    /// <summary>The body lacks a field.</summary>
    public static Data360Answer Missed(string field) => InvalidInput($"{field} is required, but missed");

    /// <summary>A field has none of its possible values.</summary>
    public static Data360Answer Invalid(string field) => InvalidInput($"Invalid value for {field}");

    /// <summary>A value breaks a rule. The code has been seen on sibling resources; for connections only the sentences are known.</summary>
    public static Data360Answer InvalidInput(string message) =>
        Refused(StatusCodes.Status400BadRequest, "INVALID_INPUT", message);

    /// <summary>Salesforce fails at its own code.</summary>
    public static Data360Answer Failed(string message) => Refused(StatusCodes.Status500InternalServerError, "UNKNOWN_EXCEPTION", message);

    /// <summary>There is no such record.</summary>
    public static Data360Answer Missing(string what, Quirks quirks) => quirks.MissingItemAnswers500
        ? Refused(StatusCodes.Status500InternalServerError, "UNKNOWN_EXCEPTION", $"{what} not found")
        : Refused(StatusCodes.Status404NotFound, quirks.MissingItemIsNotFound ? "NOT_FOUND" : "ITEM_NOT_FOUND", $"{what} was not found.");

    /// <summary>The path exists, and not for that method.</summary>
    public static Data360Answer MethodNotAllowed(string method, string allowed) =>
        Refused(StatusCodes.Status405MethodNotAllowed, "METHOD_NOT_ALLOWED", $"HTTP Method '{method}' not allowed. Allowed are {allowed}");
}
