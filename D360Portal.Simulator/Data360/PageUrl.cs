using System.Globalization;
using D360Portal.Simulator.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace D360Portal.Simulator.Data360;

/// <summary>The address of one part of a list, relative to the org.</summary>
internal static class PageUrl
{
    /// <param name="request">The request, whose other parameters the address repeats.</param>
    /// <param name="filters">The names of those parameters.</param>
    /// <param name="paging">The part.</param>
    public static string Of(HttpRequest request, IEnumerable<string> filters, Paging paging)
    {
        var query = new QueryBuilder();
        foreach (var filter in filters)
        {
            if (request.Query.One(filter) is { } value)
            {
                query.Add(filter, value);
            }
        }

        if (paging.Limit is { } limit)
        {
            query.Add("limit", limit.ToString(CultureInfo.InvariantCulture));
        }

        query.Add("offset", paging.Offset.ToString(CultureInfo.InvariantCulture));
        return request.Path.Value + query.ToString();
    }
}
