namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer of the REST query resource, for records of one kind.</summary>
/// <remarks><see href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm"/></remarks>
internal sealed record QueryAnswer<T>(int TotalSize, bool Done, IReadOnlyList<T>? Records);
