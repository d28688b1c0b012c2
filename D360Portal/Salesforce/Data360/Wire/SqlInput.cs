namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The body of a query.</summary>
/// <remarks><see href="https://developer.salesforce.com/docs/atlas.en-us.c360a_api.meta/c360a_api/c360a_api_query_v2.htm"/></remarks>
internal sealed record SqlInput(string Sql);
