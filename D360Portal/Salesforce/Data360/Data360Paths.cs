using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Salesforce.Data360;

/// <summary>Every path that <see cref="Data360Client"/> calls, below the org's My Domain.</summary>
/// <param name="apiVersion">The Connect REST version, such as <c>v66.0</c>.</param>
internal sealed class Data360Paths(string apiVersion)
{
    /// <summary>Who the bearer is.</summary>
    public static string UserInfo => Grants.OAuthPaths.UserInfo;

    /// <summary>The catalogue.</summary>
    /// <param name="offset">Entries to skip; zero asks for the first page in the server's own size.</param>
    public string ConnectorTypes(int offset) => offset == 0
        ? Ssot("connectors")
        : QueryHelpers.AddQueryString(Ssot("connectors"), "offset", offset.ToString(CultureInfo.InvariantCulture));

    /// <summary>One entry of the catalogue with its attributes.</summary>
    public string ConnectorType(ConnectorTypeName type) => Ssot($"connectors/{Uri.EscapeDataString(type.ToString())}");

    /// <summary>One page of the connectors, of one type or of all.</summary>
    public string Connections(ConnectorTypeName? type, int offset, int limit)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["connectorType"] = type?.ToString(),
            ["limit"] = limit.ToString(CultureInfo.InvariantCulture),
            ["offset"] = offset.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString(Ssot("connections"), query);
    }

    /// <summary>One connector.</summary>
    public string Connection(ConnectionId id) => Ssot($"connections/{id}");

    /// <summary>Where connectors are created.</summary>
    public string Create => Ssot("connections");

    /// <summary>Where definitions are tested.</summary>
    public string Test => Ssot("connections/actions/test");

    /// <summary>Where a connector is tested.</summary>
    public string TestOf(ConnectionId id) => Ssot($"connections/{id}/actions/test");

    /// <summary>A SOQL query.</summary>
    public string Query(string soql) => $"/services/data/{apiVersion}/query?q={Uri.EscapeDataString(soql)}";

    private string Ssot(string resource) => $"/services/data/{apiVersion}/ssot/{resource}";
}
