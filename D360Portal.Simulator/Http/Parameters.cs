using Microsoft.Extensions.Primitives;

namespace D360Portal.Simulator.Http;

/// <summary>Reads query and form as OAuth demands: a parameter that is empty counts as missing, and so does one that is repeated.</summary>
internal static class Parameters
{
    public static string? One(this IEnumerable<KeyValuePair<string, StringValues>> parameters, string name)
    {
        var values = parameters.Where(parameter => string.Equals(parameter.Key, name, StringComparison.Ordinal)).SelectMany(parameter => parameter.Value).ToArray();
        return values is [{ Length: > 0 } value] ? value : null;
    }

    /// <summary>The form of a request; empty when its body is none, or a broken one.</summary>
    public static async Task<IFormCollection> FormOfAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return FormCollection.Empty;
        }

        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return FormCollection.Empty;
        }
    }
}
