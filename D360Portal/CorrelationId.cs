using System.Diagnostics;

namespace D360Portal;

/// <summary>The short id that an error page shows and that every log line of the same request carries.</summary>
internal static class CorrelationId
{
    /// <summary>The name of the log property, and of the item that holds it during a request.</summary>
    public const string Key = "CorrelationId";

    private const int Length = 12;

    /// <summary>The id of a request: the same on every call during it.</summary>
    public static string Of(HttpContext context) =>
        context.Items.TryGetValue(Key, out var known) ? (string)known! : Remember(context);

    /// <summary>An id for something that fails outside a request, such as an event of a circuit.</summary>
    public static string New() => ActivityTraceId.CreateRandom().ToHexString()[..Length];

    private static string Remember(HttpContext context)
    {
        var id = New();
        context.Items[Key] = id;
        return id;
    }
}
