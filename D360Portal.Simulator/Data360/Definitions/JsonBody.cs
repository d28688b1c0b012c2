using System.Text.Json;
using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>The body of a request, which must be one JSON object.</summary>
internal static class JsonBody
{
    // A repeated name would let two readers see two documents.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <returns>The object, or the refusal.</returns>
    public static Task<(JsonObject? Body, Data360Answer? Refusal)> ReadAsync(HttpRequest request) => ReadAsync(request, isRequired: true);

    /// <returns>The object, which is empty when there is no body, or the refusal.</returns>
    public static Task<(JsonObject? Body, Data360Answer? Refusal)> ReadOptionalAsync(HttpRequest request) => ReadAsync(request, isRequired: false);

    /// <summary>Reads a text that may be missing.</summary>
    /// <returns>False when there is something else in its place.</returns>
    public static bool TryText(JsonNode? node, out string? text)
    {
        text = null;
        try
        {
            return node is null || (node is JsonValue value && value.TryGetValue(out text));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON, and no text.
            return false;
        }
    }

    private static async Task<(JsonObject? Body, Data360Answer? Refusal)> ReadAsync(HttpRequest request, bool isRequired)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (string.IsNullOrWhiteSpace(text))
        {
            return !isRequired ? ([], null) : (null, Data360Answer.Unreadable("The HTTP entity body is required, but this request has no entity body."));
        }

        if (!request.HasJsonContentType())
        {
            return (null, Data360Answer.Refused(
                StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "Content-Type header specified in HTTP request is not supported."));
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: Strict) is JsonObject body
                ? (body, null)
                : (null, Data360Answer.Unreadable("Cannot deserialize value of type ConnectionInput: an object is expected"));
        }
        catch (JsonException malformed)
        {
            return (null, Data360Answer.Unreadable($"Malformed JSON at [line:{malformed.LineNumber + 1}, column:{malformed.BytePositionInLine + 1}]"));
        }
    }
}
