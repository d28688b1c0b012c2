using System.Text.Json;
using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Tenant;

/// <summary>The body of a query, <c>{"sql":"SELECT 1"}</c>.</summary>
internal static class QueryBody
{
    /// <returns>The statement; null when there is none.</returns>
    public static async Task<string?> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return body is JsonObject members && members["sql"] is JsonValue sql && sql.TryGetValue<string>(out var text) ? text : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, half of a surrogate pair, or a name that is there twice.
            return null;
        }
    }
}
