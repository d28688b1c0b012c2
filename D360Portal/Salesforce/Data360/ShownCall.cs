using System.Text;
using System.Text.Json;

namespace D360Portal.Salesforce.Data360;

/// <summary>A call as it may be shown and copied: the request that is sent, with a placeholder for the bearer.</summary>
public sealed record ShownCall
{
    /// <summary>What stands where the access token would.</summary>
    public const string Bearer = "Bearer $SF_TOKEN";

    /// <summary>What stands where the Data 360 token would.</summary>
    public const string Data360Bearer = "Bearer $D360_TOKEN";

    // The address is the reader's to copy: & and + must not come out as \u0026 and \u002B.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The whole address.</summary>
    public required string Url { get; init; }

    /// <summary>The headers, the placeholder among them.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body, credentials replaced; null for calls without one.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>The fields of a form, secrets replaced; null for calls without one.</summary>
    public IReadOnlyList<ShownField>? Form { get; init; }

    /// <summary>Shows a call to an org.</summary>
    public static ShownCall Of(Data360Call call, Uri origin) => Of(call, origin, Bearer);

    /// <summary>Shows a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="origin">Where it goes.</param>
    /// <param name="bearer">What stands where the token would; null for calls without one.</param>
    internal static ShownCall Of(Data360Call call, Uri origin, string? bearer)
    {
        using var request = call.ToRequest(origin);
        return new ShownCall
        {
            Method = request.Method.Method,
            Url = request.RequestUri!.AbsoluteUri,
            Body = call.Body?.ToShown(),
            Form = call.Form?.ToShown(),
            Headers = new Dictionary<string, string>(request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .Where(header => header.Key != "Content-Length")
                .Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))
                .Concat(bearer is null ? [] : [KeyValuePair.Create(Authorization, bearer)])),
        };
    }

    /// <summary>The call as JSON, indented.</summary>
    public string ToJson() => (Body, Form) switch
    {
        ({ } body, _) => JsonSerializer.Serialize(new { method = Method, url = Url, headers = Headers, body }, Readable),
        (_, { } form) => JsonSerializer.Serialize(
            new { method = Method, url = Url, headers = Headers, form = form.ToDictionary(field => field.Name, field => field.Value) }, Readable),
        _ => JsonSerializer.Serialize(new { method = Method, url = Url, headers = Headers }, Readable),
    };

    /// <summary>The call for a POSIX shell in which <c>SF_TOKEN</c>, or whatever else stands for a secret, is set.</summary>
    public string ToCurl()
    {
        var curl = new StringBuilder("curl");
        if (Method != "GET")
        {
            curl.Append(" -X ").Append(Method);
        }

        curl.Append(' ').Append(Quote(Url));
        foreach (var (name, value) in Headers)
        {
            // Double quotes only where the shell must put in the token.
            curl.Append(" \\\n  -H ").Append(name == Authorization ? $"\"{name}: {value}\"" : Quote($"{name}: {value}"));
        }

        foreach (var field in Form ?? [])
        {
            curl.Append(" \\\n  --data-urlencode ").Append(field.IsPlaceholder ? $"\"{field.Name}={field.Value}\"" : Quote($"{field.Name}={field.Value}"));
        }

        if (Body is { } body)
        {
            curl.Append(" \\\n  -d ").Append(Quote(JsonSerializer.Serialize(body, Readable)));
        }

        return curl.ToString();
    }

    private const string Authorization = "Authorization";

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
