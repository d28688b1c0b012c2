namespace D360Portal.Salesforce.Data360;

/// <summary>Every path that <see cref="Data360Client"/> calls, below the org's My Domain.</summary>
/// <param name="apiVersion">The Connect REST version, such as <c>v66.0</c>.</param>
internal sealed class Data360Paths(string apiVersion)
{
    /// <summary>Who the bearer is.</summary>
    public static string UserInfo => Grants.OAuthPaths.UserInfo;

    /// <summary>A SOQL query.</summary>
    public string Query(string soql) => $"/services/data/{apiVersion}/query?q={Uri.EscapeDataString(soql)}";
}
